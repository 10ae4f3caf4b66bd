import type { Basket } from '#contracts/basket/basket';
import { pricedLines } from './priced-lines';
import type { StoredBasket } from '../persistence/stored-basket';

/** A basket as its owner sees it. */
export function basketView(basket: StoredBasket, defaultCurrency: string): Basket {
  const { id, customerId, lines, adjustments, expiresAt, version } = basket;
  return { id, customerId, ...pricedLines(lines, defaultCurrency), adjustments, expiresAt, version };
}
