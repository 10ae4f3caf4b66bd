import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Operation } from '../../support/openapi/operations';
import type { EdgeValues } from '../values/edge-values';
import type { Schema } from '../values/schema';
import type { ValidValues } from '../values/valid-values';
import type { Entry, FuzzBody } from './fuzz-request';

const JSON_TYPE = 'application/json';
const LIMIT = 100 * 1_024;

/** A body, and the headers that it comes with. */
export interface SentBody {
  readonly body?: FuzzBody;
  readonly bodyHeaders: readonly Entry[];
}

const typed = (type: string, ...more: readonly Entry[]): readonly Entry[] => [
  ['content-type', type],
  ...more,
];
const bytes = (content: string | Buffer, bodyHeaders = typed(JSON_TYPE)): SentBody => ({
  body: { bytes: Buffer.from(content) },
  bodyHeaders,
});

/** Bodies that no schema describes: not JSON, not UTF-8, not what their headers say, too large. */
const MALFORMED: readonly SentBody[] = [
  ...[
    '',
    ' ',
    '{',
    '{"a":',
    '[',
    'nul',
    "{'a':1}",
    '{"a":1,}',
    '{"a":NaN}',
    '// no\n{}',
    '{}{}',
    '\uFEFF{}',
  ].map((text) => bytes(text)),
  ...['null', 'true', '0', '"text"', '[]', '[{}]', '{"a":1,"a":2}', '{"__proto__":{"admin":true}}'].map(
    (text) => bytes(text),
  ),
  bytes(Buffer.from([0xff, 0xfe, 0x7b, 0x7d])),
  bytes(Buffer.from('{"a":"\xe4"}', 'latin1')),
  bytes(Buffer.from('{}', 'utf16le'), typed('application/json; charset=utf-16')),
  bytes('['.repeat(LIMIT / 2)),
  bytes('['.repeat(LIMIT / 2) + ']'.repeat(LIMIT / 2)),
  bytes('{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)),
  bytes(`{"a":"${'x'.repeat(LIMIT)}"}`),
  bytes(' '.repeat(LIMIT + 1)),
  bytes(gzipSync('{}'), typed(JSON_TYPE, ['content-encoding', 'gzip'])),
  bytes(deflateSync('{}'), typed(JSON_TYPE, ['content-encoding', 'deflate'])),
  bytes('not compressed', typed(JSON_TYPE, ['content-encoding', 'gzip'])),
  bytes('{}', typed(JSON_TYPE, ['content-encoding', 'junk'])),
  ...[
    'text/plain',
    'text/xml',
    'application/xml',
    'application/*',
    '',
    'junk',
    'application/jsonx',
    'application/json,text/plain',
  ].map((type) => bytes('{}', typed(type))),
  ...['application/json; charset=latin1', 'application/json;;;', 'application/json; charset="'].map((type) =>
    bytes('{}', typed(type)),
  ),
  bytes('--x\r\n\r\n--x--', typed('multipart/form-data; boundary=x')),
  bytes('a=b&c=d', typed('application/x-www-form-urlencoded')),
  bytes('{}', []),
  { body: undefined, bodyHeaders: typed(JSON_TYPE) },
  { body: undefined, bodyHeaders: [] },
];

/** The bodies of an operation. */
export class Bodies {
  constructor(
    private readonly valid: ValidValues,
    private readonly edges: EdgeValues,
  ) {}

  sound(operation: Operation): fc.Arbitrary<SentBody> {
    const schema = schemaOf(operation);
    return schema ? this.valid.of(schema).map(asJson) : fc.constant({ bodyHeaders: [] });
  }

  /** JSON at the schema's edges, and beyond them. */
  edge(operation: Operation): fc.Arbitrary<SentBody> | undefined {
    const schema = schemaOf(operation);
    return schema && this.edges.of(schema).map(asJson);
  }

  malformed(): fc.Arbitrary<SentBody> {
    return fc.constantFrom(...MALFORMED);
  }
}

function schemaOf({ requestBody }: Operation): Schema | undefined {
  return requestBody?.content[JSON_TYPE]?.schema;
}

function asJson(json: unknown): SentBody {
  return { body: { json }, bodyHeaders: typed(JSON_TYPE) };
}
