import { HttpException } from '@nestjs/common';

/** RFC 6585 §3: the change must say which version it is meant for. */
export class PreconditionRequired extends HttpException {
  constructor() {
    super('Name the version', 428);
  }
}
