import type { FastifyInstance } from 'fastify';
import { newId, runInContext } from '#libs/common';

const REQUEST_ID = /^[\x21-\x7e]{1,128}$/;
const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Gives each request an id, the caller's own where it sends one: returned, logged, and carried on messages. */
export function keepRequestContext(fastify: FastifyInstance): void {
  fastify.setGenReqId(({ headers }) => acceptable(headers['x-request-id'], REQUEST_ID) ?? newId());
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  // Not earlier: the context would be lost while the body is read.
  fastify.addHook('preHandler', (request, _reply, done) => {
    const traceparent = acceptable(request.headers['traceparent'], TRACEPARENT);
    runInContext({ correlationId: request.id, traceparent }, done);
  });
}

function acceptable(header: string | string[] | undefined, pattern: RegExp): string | undefined {
  return typeof header === 'string' && pattern.test(header) ? header : undefined;
}
