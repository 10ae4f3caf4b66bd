import fc from 'fast-check';
import type { OpenApiDocument } from '../../support/openapi/document';
import { pointerTo } from '../../support/openapi/document';
import { Schemas } from '../../support/openapi/schemas';
import { EdgeValues } from './edge-values';
import type { Schema } from './schema';
import { ValidValues } from './valid-values';

const schemas: Readonly<Record<string, Schema>> = {
  text: { type: 'string', minLength: 1, maxLength: 40 },
  longText: { type: 'string', maxLength: 5_000 },
  pattern: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' },
  oneLine: { type: 'string', minLength: 1, maxLength: 64, pattern: '^\\P{Cc}*$' },
  id: { type: 'string', format: 'uuid' },
  email: { type: 'string', format: 'email', maxLength: 254 },
  time: { type: 'string', format: 'date-time' },
  choice: { enum: ['name', '-name', null] },
  fixed: { const: 'Bearer' },
  whole: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
  steps: { type: 'integer', minimum: 10, exclusiveMaximum: 100, multipleOf: 5 },
  fraction: { type: 'number', minimum: 0, maximum: 1 },
  maybe: { type: ['string', 'null'], maxLength: 3 },
  either: { oneOf: [{ type: 'boolean' }, { type: 'integer', minimum: 1 }] },
  roles: { type: 'array', items: { enum: ['a', 'b', 'c'] }, minItems: 1, maxItems: 3, uniqueItems: true },
  labels: { type: 'object', additionalProperties: { type: 'integer' } },
  money: {
    type: 'object',
    properties: {
      amount: { type: 'integer', minimum: 1 },
      currency: { $ref: '#/components/schemas/currency' },
    },
    required: ['amount', 'currency'],
    additionalProperties: false,
  },
  currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  refund: {
    allOf: [
      { $ref: '#/components/schemas/money' },
      { type: 'object', properties: { reason: { $ref: '#/components/schemas/text' } }, required: ['reason'] },
    ],
  },
};

const document: OpenApiDocument = { openapi: '3.1.0', paths: {}, components: { schemas } };
const compiled = new Schemas(document);
const names = Object.keys(schemas).filter((name) => name !== 'refund');

const valid = new ValidValues(document);
const edges = new EdgeValues(valid);
const refTo = (name: string): Schema => ({ $ref: `#${pointerTo('components', 'schemas', name)}` });
/** As a server would read it. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null');
const faults = (name: string, value: unknown) =>
  compiled.faults(pointerTo('components', 'schemas', name), sent(value));

describe('a valid value', () => {
  it.each(names)('of %s is what the schema allows', (name) => {
    fc.assert(
      fc.property(valid.of(refTo(name)), (value) => {
        expect(faults(name, value)).toEqual([]);
      }),
    );
  });

  it('has what all parts of its schema want', () => {
    fc.assert(
      fc.property(valid.of(refTo('refund')), (value) => {
        expect(value).toMatchObject({
          amount: expect.any(Number) as number,
          currency: expect.any(String) as string,
          reason: expect.any(String) as string,
        });
      }),
    );
  });

  it('means what its name says', () => {
    const named = new ValidValues(document, (name) => (name === 'currency' ? fc.constant('EUR') : undefined));
    fc.assert(
      fc.property(named.of(refTo('money')), (value) => {
        expect(value).toMatchObject({ currency: 'EUR' });
      }),
    );
  });
});

describe('values at the edges', () => {
  it.each(names)('of %s are on either side of them', (name) => {
    const values = fc.sample(edges.of(refTo(name)), { numRuns: 300, seed: 1 });
    const counts = values.map((value) => faults(name, value).length);
    expect(counts).toContain(0);
    expect(Math.max(...counts)).toBeGreaterThan(0);
  });

  it('hold keys that mean something to JavaScript, as keys like any other', () => {
    const values = fc.sample(edges.of(refTo('money')), { numRuns: 500, seed: 1 });
    const texts = values.map((value) => JSON.stringify(value) ?? '');
    for (const key of ['__proto__', 'constructor'])
      expect(texts.some((text) => text.includes(`"${key}":`))).toBe(true);
  });
});
