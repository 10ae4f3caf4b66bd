import fc from 'fast-check';
import type { Schema } from './schema';

const LARGE = 1_000_000;

/** Numbers that the schema allows, mostly small ones. */
export function validNumbers(schema: Schema, whole: boolean): fc.Arbitrary<number> {
  const { minimum, maximum, multipleOf = whole ? 1 : undefined } = schema;
  const above = schema.exclusiveMinimum === undefined ? undefined : schema.exclusiveMinimum + 1;
  const below = schema.exclusiveMaximum === undefined ? undefined : schema.exclusiveMaximum - 1;
  const min = minimum ?? above ?? -LARGE;
  const max = Math.min(maximum ?? below ?? LARGE, min + LARGE);
  if (multipleOf === undefined) return fc.double({ min, max, noNaN: true });
  const steps = { min: Math.ceil(min / multipleOf), max: Math.floor(max / multipleOf) };
  return fc.integer(steps).map((step) => step * multipleOf);
}
