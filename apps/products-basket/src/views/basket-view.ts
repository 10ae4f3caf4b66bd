import type { OutputOf } from '#contracts/kernel/define-command';
import type { GetBasket } from '#contracts/basket/queries/get-basket.v1';
import { pricedLines } from './priced-lines';
import type { StoredBasket } from '../persistence/stored-basket';

/** A basket as its owner sees it. */
export function basketView(basket: StoredBasket, defaultCurrency: string): OutputOf<typeof GetBasket> {
  const { id, customerId, lines, expiresAt, version } = basket;
  return { id, customerId, ...pricedLines(lines, defaultCurrency), expiresAt, version };
}
