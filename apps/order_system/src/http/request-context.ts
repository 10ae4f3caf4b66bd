import type { FastifyInstance } from 'fastify';
import { continueTrace, newId, runInContext } from '#libs/common';

const REQUEST_ID = /^[\x21-\x7e]{1,128}$/;

/** An id for a request: its sender's own where it has a usable one. */
export function requestIdOf(headers: NodeJS.Dict<string | string[]>): string {
  const sent = headers['x-request-id'];
  return typeof sent === 'string' && REQUEST_ID.test(sent) ? sent : newId();
}

/** Gives each request an id and a place in a trace: both are returned, logged, and carried on messages. */
export function keepRequestContext(fastify: FastifyInstance): void {
  const traces = new WeakMap<object, ReturnType<typeof continueTrace>>();
  fastify.setGenReqId(({ headers }) => requestIdOf(headers));
  fastify.addHook('onRequest', (request, reply, done) => {
    const { traceparent, tracestate } = request.headers;
    const trace = continueTrace(single(traceparent), single(tracestate));
    traces.set(request, trace);
    // https://w3c.github.io/trace-context/#traceresponse-header
    reply.headers({ 'x-request-id': request.id, traceresponse: trace.traceparent });
    done();
  });
  // Not earlier: the context would be lost while the body is read.
  fastify.addHook('preHandler', (request, _reply, done) => {
    runInContext({ correlationId: request.id, ...traces.get(request) }, done);
  });
}

function single(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
