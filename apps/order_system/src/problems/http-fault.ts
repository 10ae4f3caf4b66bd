import { STATUS_CODES } from 'node:http';
import { problems } from '#contracts/kernel/problems';
import { gatewayProblems } from './gateway-problems';
import type { Fault } from './problem';

const FIELDS: Readonly<Record<number, Fault['errors']>> = {
  413: [{ field: 'body', message: 'must be at most 100 KB' }],
  415: [{ field: 'content-type', message: 'must be application/json' }],
  428: [{ field: 'If-Match', message: 'is missing' }],
};

/** Have several causes, of which a status alone tells none. */
const AMBIGUOUS = [400, 503];

/** Each status stands for one problem; 400, which has many causes, for what HTTP itself finds wrong. */
const BY_STATUS = new Map<number, { code: string; meaning: string }>([
  ...Object.values(gatewayProblems)
    .filter(({ status }) => !AMBIGUOUS.includes(status))
    .map((problem) => [problem.status, problem] as const),
  [400, gatewayProblems.MALFORMED_REQUEST],
  [500, problems.INTERNAL_ERROR],
]);

/** A refusal that HTTP itself gives: by the router or the parser, before any route. */
export function httpFault(status: number): Fault {
  const known = BY_STATUS.get(status);
  const title = STATUS_CODES[status] ?? 'Error';
  const code = known?.code ?? title.toUpperCase().replaceAll(/[^A-Z]+/g, '_');
  return { status, code, detail: known?.meaning ?? title, errors: FIELDS[status] };
}
