import { HttpException } from '@nestjs/common';
import type { GatewayProblem } from './gateway-problems';
import type { Fault } from './problem';

/** A request that the gateway itself refuses, for a reason that its status alone does not tell. */
export class GatewayRefusal extends HttpException {
  readonly fault: Fault;

  constructor({ code, status, meaning }: GatewayProblem, errors?: Fault['errors']) {
    super(meaning, status);
    this.fault = { status, code, detail: meaning, errors };
  }
}
