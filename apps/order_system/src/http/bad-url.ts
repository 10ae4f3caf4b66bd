import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_TYPE, problemOf } from '../problems/problem';

/** A path that cannot be decoded reaches no hook and no filter: the router has it refused here. */
export function answerBadUrl(
  _error: Error,
  { id, url }: Pick<FastifyRequest, 'id' | 'url'>,
  { raw }: Pick<FastifyReply, 'raw'>,
): void {
  const fault = { status: 400, code: 'BAD_URL', detail: 'The path is not valid percent-encoding.' };
  const problem = problemOf(fault, { path: url, requestId: id });
  raw.writeHead(fault.status, { 'content-type': PROBLEM_TYPE, 'x-request-id': id });
  raw.end(JSON.stringify(problem));
}
