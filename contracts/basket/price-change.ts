import { z } from 'zod';
import { ProductId } from '../kernel/ids';
import { Money } from '../kernel/money';

/** A product of a basket whose price the catalog has changed: what BASKET_CHANGED lists. */
export const PriceChange = z.object({
  productId: ProductId,
  name: z.string(),
  was: Money,
  now: Money,
});
export type PriceChange = z.output<typeof PriceChange>;
