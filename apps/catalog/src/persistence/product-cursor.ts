import { z } from 'zod';
import type { ProductSort } from '#contracts/catalog/queries/list-products.v1';
import { ProductId } from '#contracts/kernel/ids';
import { ValidationError } from '#libs/common';
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
  const value = key instanceof Date ? key.getTime() : key;
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

/** The position that a cursor of this sort stands for. Throws a ValidationError on the field `cursor`. */
export function decodeCursor(sort: ProductSort, cursor: string): Position {
  const shape = z.tuple([z.literal(sort), keys[sort], ProductId]);
  const parsed = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success) {
    const message = 'is not the nextCursor of a page of this sort';
    throw new ValidationError([{ field: 'cursor', message }]);
  }
  const [, key, id] = parsed.data;
  return { key, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
