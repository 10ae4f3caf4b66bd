import fc from 'fast-check';
import type { Schema } from './schema';

const LARGE = 1_000_000;

/** Numbers that the schema allows: small ones mostly, and the least and the greatest. */
export function validNumbers(schema: Schema, whole: boolean): fc.Arbitrary<number> {
  const { multipleOf = whole ? 1 : undefined } = schema;
  const above = schema.exclusiveMinimum === undefined ? undefined : schema.exclusiveMinimum + 1;
  const below = schema.exclusiveMaximum === undefined ? undefined : schema.exclusiveMaximum - 1;
  const min = schema.minimum ?? above ?? -LARGE;
  const max = schema.maximum ?? below ?? LARGE;
  const near = Math.min(max, min + LARGE);
  if (multipleOf === undefined) return fc.double({ min, max: near, noNaN: true });
  const [first, last, end] = [
    Math.ceil(min / multipleOf),
    Math.floor(near / multipleOf),
    Math.floor(max / multipleOf),
  ];
  const steps = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: first, max: last }) },
    { weight: 1, arbitrary: fc.constantFrom(first, end) },
  );
  return steps.map((step) => step * multipleOf);
}
