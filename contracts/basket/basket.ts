import { z } from 'zod';
import { CustomerReference, Id, ProductId } from '../kernel/ids';
import { Quantity } from '../kernel/lines';
import { Money } from '../kernel/money';

/** What a merge could not take over whole, for want of stock. */
export const Adjustment = z.object({
  productId: ProductId,
  /** What both baskets held together. */
  requested: z.int().positive(),
  /** What the basket holds of it now; 0 where the product was left out. */
  quantity: z.int().nonnegative(),
});
export type Adjustment = z.output<typeof Adjustment>;

/** A basket as its owner sees it; prices are the catalog's. */
export const Basket = z.object({
  id: Id,
  customerId: CustomerReference.optional(),
  items: z.array(
    z.object({
      productId: ProductId,
      name: z.string(),
      quantity: Quantity,
      unitPrice: Money,
      lineTotal: Money,
    }),
  ),
  total: Money,
  /** Of the last merge; gone with the next change. */
  adjustments: z.array(Adjustment).optional(),
  /** Guests only, after each change: what proves that the basket is theirs, until it expires. */
  token: z.string().optional(),
  expiresAt: z.iso.datetime(),
  version: z.int().positive(),
});
export type Basket = z.output<typeof Basket>;
