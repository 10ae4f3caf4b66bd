import { z } from 'zod';
import { defineCommand } from '../../kernel/define-command';
import { CustomerReference } from '../../kernel/ids';
import { Basket } from '../basket';

/**
 * A new, empty basket: of the caller, or of a guest who gets a token for it. A guest's idempotency key is not
 * kept: two strangers may choose the same one.
 */
export const CreateBasket = defineCommand({
  name: 'basket.create',
  owner: 'products-basket',
  access: { guestsOr: 'baskets:use' },
  input: z.strictObject({ customerId: CustomerReference.optional() }),
  output: Basket,
});
