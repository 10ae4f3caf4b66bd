import { z } from 'zod';
import { Adjustment } from '#contracts/basket/basket';
import { CustomerReference, Id } from '#contracts/kernel/ids';
import { Line } from '#contracts/kernel/lines';

/** A basket as it lies in Redis. */
export const StoredBasket = z.object({
  id: Id,
  ownerId: z.string(),
  customerId: CustomerReference.optional(),
  lines: z.array(Line),
  adjustments: z.array(Adjustment).optional(),
  frozen: z.boolean(),
  /** Grows by one with each change. */
  version: z.int().positive(),
  expiresAt: z.iso.datetime(),
});
export type StoredBasket = z.output<typeof StoredBasket>;
