import type { PriceChange } from '#contracts/basket/price-change';
import type { Line } from '#contracts/kernel/lines';
import type { Money } from '#contracts/kernel/money';
import { withLines } from './basket';
import type { Basket } from './basket';
import { CurrencyMismatch } from './basket.errors';

/** A product as the catalog now has it. */
export interface CurrentProduct {
  readonly id: string;
  readonly name: string;
  readonly price: Money;
}

/** Which of the products the basket holds at another price. */
export function priceChanges(basket: Basket, products: readonly CurrentProduct[]): PriceChange[] {
  return basket.lines.flatMap(({ productId, unitPrice: was }) => {
    const product = products.find(({ id }) => id === productId);
    if (!product || isSame(product.price, was)) return [];
    return { productId, name: product.name, was, now: product.price };
  });
}

/**
 * The basket with the products' names and prices; the very same where it has them already. Throws
 * CURRENCY_MISMATCH where these are in two currencies.
 */
export function atCurrentPrices(basket: Basket, products: readonly CurrentProduct[]): Basket {
  const lines = basket.lines.map((line) => currentLine(line, products));
  if (lines.every((line, index) => line === basket.lines[index])) return basket;
  const [currency = '', other] = new Set(lines.map(({ unitPrice }) => unitPrice.currency));
  if (other !== undefined) throw new CurrencyMismatch(currency, other, 'basketId');
  return withLines(basket, lines);
}

function currentLine(line: Line, products: readonly CurrentProduct[]): Line {
  const product = products.find(({ id }) => id === line.productId);
  if (!product || (product.name === line.name && isSame(product.price, line.unitPrice))) return line;
  return { ...line, name: product.name, unitPrice: product.price };
}

function isSame(one: Money, other: Money): boolean {
  return one.amount === other.amount && one.currency === other.currency;
}
