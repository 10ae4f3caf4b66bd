import { noteUsedValues } from '../used-values/note-used-values';
import { Conformity, mediaTypeOf } from './conformity';
import type { SeenAnswer } from './conformity';
import { readDocument } from './document';
import type { OpenApiDocument } from './document';
import { operationAt, operationsOf } from './operations';

/** Refusals by HTTP itself, before it is known which route is asked for: no route lists them. */
export const BEFORE_ANY_ROUTE: readonly string[] = [
  'BAD_URL',
  'MALFORMED_REQUEST',
  'AMBIGUOUS_HEADER',
  'URL_TOO_LONG',
  'HEADERS_TOO_LARGE',
  'EXPECTATION_FAILED',
  'ROUTE_NOT_FOUND',
  'METHOD_NOT_ALLOWED',
];

/** Swagger UI and the document itself are no part of what the document describes. */
const DOCS = '/api/docs';
/** Methods that every path takes, in the same way. */
const OF_ALL_PATHS = ['HEAD', 'OPTIONS'];

/** What no client could have known. */
export class UndocumentedAnswer extends Error {}

/** Like `fetch`, at one gateway; throws where an answer is not one that the gateway's document describes. */
export function documentedFetch(gateway: string): (path: string, init?: RequestInit) => Promise<Response> {
  let loading: Promise<(method: string, path: string, answer: SeenAnswer) => void> | undefined;
  return async (path, init) => {
    const request = new Request(gateway + path, init);
    noteUsedValues({ headers: request.headers, text: await request.clone().text() });
    const response = await fetch(request);
    loading ??= readDocument(gateway).then(checkerOf);
    // The gateway may be away for a moment: the next one asks again.
    loading.catch(() => (loading = undefined));
    const check = await loading;
    check(init?.method ?? 'GET', path, await seen(response));
    return response;
  };
}

/** Throws where an answer is not one that the document describes. */
export function checkerOf(
  document: OpenApiDocument,
): (method: string, path: string, answer: SeenAnswer) => void {
  const conformity = new Conformity(document);
  const operations = operationsOf(document);
  return (method, path, answer) => {
    if (OF_ALL_PATHS.includes(method) || path.startsWith(DOCS)) return;
    const { code = '' } = (answer.body ?? {}) as { code?: string };
    if (BEFORE_ANY_ROUTE.includes(code)) return;
    const operation = operationAt(operations, method, path);
    const faults = operation ? conformity.violations(operation, answer) : ['the route is not documented'];
    if (faults.length === 0) return;
    throw new UndocumentedAnswer(
      `${method} ${path} answered ${answer.status} ${code}, but ${faults.join('; ')}`,
    );
  };
}

async function seen(response: Response): Promise<SeenAnswer> {
  const { status, headers } = response;
  const type = mediaTypeOf(headers);
  // A stream of events does not end: it is left to those who read it.
  if (type === 'text/event-stream') return { status, headers, body: '' };
  const text = await response.clone().text();
  noteUsedValues({ headers, text });
  if (text === '') return { status, headers, body: undefined };
  return { status, headers, body: type.endsWith('json') ? (JSON.parse(text) as unknown) : text };
}
