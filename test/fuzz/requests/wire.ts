import type { HttpRequest } from '../http/http-client';
import type { Entry, FuzzBody, FuzzRequest } from './fuzz-request';
import { CurrentTag, Verbatim } from './target';
import { signed } from './webhooks';

/** What stands in a request once it is known which things it is about. */
export interface Particulars {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: readonly Entry[];
  readonly headers: readonly Entry[];
  readonly body?: FuzzBody;
  readonly credentials: Readonly<Record<string, string>>;
  /** The entity tag of what the path names. */
  readonly currentTag: string;
  /** What webhooks are signed with; nobody's secret where it is not known. */
  readonly webhookSecret?: string;
}

/** The request as it goes over the wire. */
export function onTheWire(
  { operation }: FuzzRequest,
  { path, query, headers, body, credentials, currentTag, webhookSecret }: Particulars,
): HttpRequest {
  const content = body && bytesOf(body);
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => segment(path[name]));
  const search = query.flatMap(([name, value]) =>
    [value].flat().map((one) => `${encoded(name)}=${encoded(one)}`),
  );
  const sent = signed(headers, content, webhookSecret).map(
    ([name, value]) => [name, value instanceof CurrentTag ? currentTag : text(value)] as const,
  );
  const own = sent.map(([name]) => name);
  return {
    method: operation.method,
    path: search.length > 0 ? `${filled}?${search.join('&')}` : filled,
    headers: [...Object.entries(credentials).filter(([name]) => !own.includes(name)), ...sent],
    body: content,
  };
}

function bytesOf(body: FuzzBody): Buffer {
  return 'bytes' in body ? body.bytes : Buffer.from(JSON.stringify(body.json) ?? '');
}

function segment(value: unknown): string {
  return value instanceof Verbatim ? value.text : encoded(value);
}

function encoded(value: unknown): string {
  return encodeURIComponent(text(value).toWellFormed());
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value) ?? '';
}
