import { z } from 'zod';
import { CustomerReference, Id, ProductId } from '../kernel/ids';
import { Quantity } from '../kernel/lines';
import { Money } from '../kernel/money';

/** What a merge could not take over whole, for want of stock. */
export const Adjustment = z.object({
  productId: ProductId,
  requested: z.int().positive().describe('What both baskets held together'),
  quantity: z
    .int()
    .nonnegative()
    .describe('What the basket holds of it now; 0 where the product was left out'),
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
      unitPrice: Money.describe("The catalog's price"),
      lineTotal: Money,
    }),
  ),
  total: Money,
  adjustments: z
    .array(Adjustment)
    .optional()
    .describe('What the last merge could not take over whole, for want of stock; gone with the next change'),
  token: z
    .string()
    .optional()
    .describe('Guests only, after each change: what proves that the basket is theirs, until it expires'),
  expiresAt: z.iso.datetime().describe('Each change puts it off'),
  version: z.int().positive().describe('Counts the changes; stands in the `ETag`'),
});
export type Basket = z.output<typeof Basket>;
