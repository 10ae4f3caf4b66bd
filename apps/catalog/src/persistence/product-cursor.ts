import { z } from 'zod';
import type { ProductSort } from '#contracts/catalog/queries/list-products.v1';
import { ProductId } from '#contracts/kernel/ids';
import { formatCursor, parseCursor } from '#libs/common';
import type { Position } from '../domain/position';

const name = z
  .string()
  .max(600)
  .regex(/^\P{Cc}*$/u);
const price = z.int().nonnegative();
// Up to the last day that ISO 8601 writes with four digits of a year.
const time = z
  .int()
  .nonnegative()
  .max(253_402_300_799_999)
  .transform((ms) => new Date(ms));

const keys: Record<ProductSort, z.ZodType<Position['key']>> = {
  name,
  '-name': name,
  price,
  '-price': price,
  newest: time,
};

export function encodeCursor(sort: ProductSort, { key, id }: Position): string {
  return formatCursor([sort, key instanceof Date ? key.getTime() : key, id]);
}

/** The position that a cursor of this sort stands for. Throws a ValidationError on the field `cursor`. */
export function decodeCursor(sort: ProductSort, cursor: string): Position {
  const [, key, id] = parseCursor(z.tuple([z.literal(sort), keys[sort], ProductId]), cursor);
  return { key, id };
}
