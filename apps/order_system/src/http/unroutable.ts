import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { gatewayProblems } from '../problems/gateway-problems';
import { httpFault } from '../problems/http-fault';
import { PROBLEM_TYPE, problemOf } from '../problems/problem';
import { pathOf } from './path-of';

/** A path that cannot be decoded, or has too long a part, reaches no hook and no filter: the router has it refused here. */
export function answerUnroutable(
  error: Pick<FastifyError, 'code'>,
  request: Pick<FastifyRequest, 'id' | 'url'>,
  { raw }: Pick<FastifyReply, 'raw'>,
): void {
  const { status, code, meaning } = gatewayProblems.BAD_URL;
  const fault =
    error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? httpFault(414) : { status, code, detail: meaning };
  const problem = problemOf(fault, { path: pathOf(request), requestId: request.id });
  const body = JSON.stringify(problem);
  raw.writeHead(fault.status, {
    'content-type': PROBLEM_TYPE,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-request-id': request.id,
  });
  raw.end(body);
}
