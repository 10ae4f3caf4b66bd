import { z } from 'zod';
import { ProductId } from './ids';
import { Price } from './money';

export const MAX_QUANTITY = 1_000;
export const MAX_LINES = 100;

/** How many pieces of one product a line may hold. */
export const Quantity = z.int().min(1).max(MAX_QUANTITY);

/** One product of a basket or an order, at the price it was put in. */
export const Line = z.object({
  productId: ProductId,
  name: z.string().min(1).max(200),
  quantity: Quantity,
  unitPrice: Price,
});
export type Line = z.output<typeof Line>;

export const Lines = z.array(Line).min(1).max(MAX_LINES);
