import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuthenticatedCaller } from '../access/jwt.strategy';
import { problemToldTo } from '../problems/told-problems';

/** What is asked there changes who may come in, and what they may do. */
const OF_ACCESS = /^\/(?:auth|users|ops|webhooks)(?:\/|$)/;
const REFUSALS = [401, 403];

/**
 * One line for each change of access (log-ins, passwords, second factors, keys, roles, dead letters, webhooks), whether it succeeded or
 * not, and for each refusal of somebody who may not. Only ids: no addresses, of mail or network, and nothing that was sent.
 * What rate limits refuse is counted instead (`http_request_duration_seconds`): a flood must not fill the logs.
 */
export function logSecurityEvents(fastify: FastifyInstance): void {
  const logger = new Logger('Security');
  fastify.addHook('onResponse', (request, reply, done) => {
    if (isOfInterest(request, reply)) logger.log(entryOf(request, reply));
    done();
  });
}

function isOfInterest(request: FastifyRequest, { statusCode }: FastifyReply): boolean {
  if (REFUSALS.includes(statusCode)) return true;
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  const isLimited = problemToldTo(request) === 'RATE_LIMITED';
  return changes && !isLimited && OF_ACCESS.test(request.routeOptions.url ?? '');
}

function entryOf(request: FastifyRequest & { user?: AuthenticatedCaller }, { statusCode }: FastifyReply) {
  return {
    operation: `${request.method} ${request.routeOptions.url ?? '(none)'}`,
    status: statusCode,
    code: problemToldTo(request),
    userId: request.user?.id,
    sessionId: request.user?.sessionId,
    requestId: request.id,
    msg: statusCode < 400 ? 'access was changed' : 'access was refused',
  };
}
