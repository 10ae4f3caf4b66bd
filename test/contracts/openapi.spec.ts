import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { at, follow, pointerTo } from '../support/openapi/document';
import type { JsonObject, OpenApiDocument } from '../support/openapi/document';
import { operationsOf } from '../support/openapi/operations';
import { Schemas } from '../support/openapi/schemas';

interface Media {
  readonly example?: unknown;
  readonly examples?: JsonObject;
}

const file = resolve(__dirname, '../../clients/typescript/openapi.json');
const document = JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument;
const schemas = new Schemas(document);
const operations = operationsOf(document);

/** The pointers to each body that an operation takes or answers. */
function bodiesOf(pointer: string): string[] {
  const { responses = {}, requestBody } = at(document, pointer) as Record<string, JsonObject | undefined>;
  const places = Object.keys(responses).map((status) => pointer + pointerTo('responses', status));
  if (requestBody) places.push(`${pointer}/requestBody`);
  return places.flatMap((place) => {
    const found = follow(document, place);
    const { content = {} } = at(document, found) as { content?: JsonObject };
    return Object.keys(content).map((type) => found + pointerTo('content', type));
  });
}

function examplesOf(pointer: string): unknown[] {
  const { example, examples = {} } = at(document, pointer) as Media;
  const named = Object.keys(examples).map((name) => {
    const place = follow(document, pointer + pointerTo('examples', name));
    return (at(document, place) as { value: unknown }).value;
  });
  return example === undefined ? named : [example, ...named];
}

describe('the OpenAPI document', () => {
  it('describes operations', () => {
    expect(operations.length).toBeGreaterThan(25);
  });

  it.each(operations.map(({ id, pointer }) => [id, pointer]))(
    'has examples of %s that are as it says',
    (_, pointer) => {
      for (const body of bodiesOf(pointer)) {
        const examples = examplesOf(body);
        expect(examples).not.toEqual([]);
        expect(examples.flatMap((example) => schemas.faults(`${body}/schema`, example))).toEqual([]);
      }
    },
  );
});
