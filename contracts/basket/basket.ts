import { z } from 'zod';
import { CustomerReference, Id, ProductId } from '../kernel/ids';
import { Quantity } from '../kernel/lines';
import { Money } from '../kernel/money';

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
  expiresAt: z.iso.datetime(),
  version: z.int().positive(),
});
export type Basket = z.output<typeof Basket>;
