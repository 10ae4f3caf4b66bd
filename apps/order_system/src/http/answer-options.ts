import type { FastifyInstance } from 'fastify';
import { pathOf } from './path-of';
import type { RouteTable } from './route-table';

/**
 * Answers OPTIONS of every path there is (RFC 9110 §9.3.7). A browser's question before a request is answered for
 * every path: were it refused, a script could not read the 404 of what it asked for.
 */
export function answerOptions(fastify: FastifyInstance, routes: RouteTable): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.method !== 'OPTIONS') return done();
    const methods = routes.methodsOf(pathOf(request));
    const isPreflight = request.headers['access-control-request-method'] !== undefined;
    if (methods.length === 0 && !isPreflight) return void reply.callNotFound();
    if (methods.length > 0) reply.header('allow', methods.join(', '));
    void reply.code(204).send();
  });
}
