import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/common';
import { GatewayRefusal } from './gateway-refusal';
import { httpFault } from './http-fault';
import { PROBLEM_TYPE, faultOf, problemOf } from './problem';
import type { Fault } from './problem';
import { noteProblem } from './told-problems';
import { RouteTable } from '../http/route-table';

/** Answers every failure as RFC 9457 problem details; what is not meant for callers is logged instead. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger(ProblemFilter.name);

  constructor(private readonly routes: RouteTable) {}

  catch(failure: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const path = request.url.split('?', 1)[0] ?? '';
    const fault = this.fault(failure, path, reply);
    if (failure instanceof DomainError) hint(failure, reply);
    noteProblem(request, fault.code);
    const problem = problemOf(fault, { path, requestId: request.id });
    void reply.code(fault.status).type(PROBLEM_TYPE).send(problem);
  }

  private fault(failure: unknown, path: string, reply: FastifyReply): Fault {
    if (failure instanceof DomainError) return faultOf(failure);
    if (failure instanceof GatewayRefusal) return failure.fault;
    const status = statusOf(failure);
    if (status >= 500) this.#logger.error({ err: failure, path, msg: 'a request failed' });
    const methods = status === 404 ? this.routes.methodsOf(path) : [];
    if (methods.length === 0) return httpFault(status);
    reply.header('allow', methods.join(', '));
    return httpFault(405);
  }
}

/** Fastify, too, says by a status that the request is at fault: that its body broke off, for one. */
function statusOf(failure: unknown): number {
  if (failure instanceof HttpException) return failure.getStatus();
  const { statusCode = 500 } = Object(failure) as { statusCode?: number };
  return statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}

/** What a client's library acts on without reading the body. */
function hint({ code, kind, facts }: DomainError, reply: FastifyReply): void {
  if (facts.retryAfter !== undefined) reply.header('retry-after', facts.retryAfter);
  if (kind !== 'unauthenticated') return;
  // RFC 6750 §3: no error code where no token was sent.
  const error = code === 'INVALID_TOKEN' || code === 'INVALID_API_KEY' ? ', error="invalid_token"' : '';
  reply.header('www-authenticate', `Bearer realm="order-system"${error}`);
}
