import { z } from 'zod';
import { ProductId } from '../kernel/ids';
import { Price } from '../kernel/money';

const oneLine = z
  .string()
  .trim()
  .min(1)
  .regex(/^\P{Cc}*$/u, 'must be one line without control characters');

export const ProductName = oneLine.max(200);
export const Description = z
  .string()
  .trim()
  .max(5_000)
  .refine((text) => !text.includes('\0'), 'must not contain the character U+0000');
export const Category = oneLine.max(64);
export const Stock = z
  .int()
  .min(0)
  .max(1_000_000_000)
  .describe('How many pieces lie in the warehouse, reserved ones included');

/** A product as everybody sees it. */
export const Product = z.object({
  id: ProductId,
  name: ProductName,
  description: z.string(),
  category: Category,
  price: Price,
  available: z.int().nonnegative().describe('How many pieces are neither sold nor reserved'),
  version: z.int().positive().describe('Counts the changes; stands in the `ETag`'),
});
export type Product = z.output<typeof Product>;
