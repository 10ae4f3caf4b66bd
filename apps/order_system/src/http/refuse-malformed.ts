import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { gatewayProblems } from '../problems/gateway-problems';
import { GatewayRefusal } from '../problems/gateway-refusal';

/** RFC 9110 §4.1 asks for 8,000 at least. */
const MAX_URL_LENGTH = 8_000;

/** Headers that decide what happens: of two, somebody on the way may have read the other one. */
const SINGLE = new Set([
  'authorization',
  'basket-token',
  'content-type',
  'host',
  'idempotency-key',
  'last-event-id',
  'x-api-key',
]);

/** Refuses what is no proper HTTP although Node's parser lets it through. */
export function refuseMalformed(fastify: FastifyInstance): void {
  // Node would answer this without a body.
  fastify.server.on('checkExpectation', (request, response) => fastify.routing(request, response));
  fastify.addHook('onRequest', (request, _reply, done) => {
    const refusal = refusalOf(request.raw);
    if (refusal) done(refusal);
    else done();
  });
}

function refusalOf(request: IncomingMessage): GatewayRefusal | undefined {
  const { headers, httpVersion, url = '' } = request;
  if (url.length > MAX_URL_LENGTH) return new GatewayRefusal(gatewayProblems.URL_TOO_LONG);
  if (headers.host === undefined && httpVersion !== '1.0')
    return new GatewayRefusal(gatewayProblems.MALFORMED_REQUEST, [{ field: 'host', message: 'is missing' }]);
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue')
    return new GatewayRefusal(gatewayProblems.EXPECTATION_FAILED);
  const repeated = repeatedHeader(request);
  if (repeated === undefined) return undefined;
  return new GatewayRefusal(gatewayProblems.AMBIGUOUS_HEADER, [
    { field: repeated, message: 'is sent twice' },
  ]);
}

function repeatedHeader({ headers, rawHeaders }: IncomingMessage): string | undefined {
  // Most requests repeat no header at all, which is quicker to see than which one.
  if (Object.keys(headers).length * 2 === rawHeaders.length) return undefined;
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  return names.find((name, index) => SINGLE.has(name) && names.indexOf(name) !== index);
}
