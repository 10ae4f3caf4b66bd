import { MAX_LINES, MAX_QUANTITY } from '#contracts/kernel/lines';
import type { Line } from '#contracts/kernel/lines';
import { BasketFull, CurrencyMismatch, ItemNotFound, QuantityTooLarge } from './basket.errors';

/** What a shopper has gathered; one line a product, all in one currency. */
export interface Basket {
  readonly id: string;
  readonly ownerId: string;
  readonly customerId?: string;
  readonly lines: readonly Line[];
  /** Nothing but a check-out may touch it any more. */
  readonly frozen: boolean;
}

export function newBasket(id: string, ownerId: string, customerId?: string): Basket {
  return { id, ownerId, customerId, lines: [], frozen: false };
}

/** Adds pieces. The line takes the name and the price it is added with: those the shopper has seen last. */
export function addLine(basket: Basket, added: Line): Basket {
  const { productId } = added;
  const currency = basket.lines[0]?.unitPrice.currency ?? added.unitPrice.currency;
  if (added.unitPrice.currency !== currency) throw new CurrencyMismatch(currency, added.unitPrice.currency);
  const known = basket.lines.find((line) => line.productId === productId);
  const quantity = (known?.quantity ?? 0) + added.quantity;
  if (quantity > MAX_QUANTITY) throw new QuantityTooLarge(productId);
  if (known) return withLine(basket, { ...added, quantity });
  if (basket.lines.length >= MAX_LINES) throw new BasketFull();
  return { ...basket, lines: [...basket.lines, added] };
}

export function changeQuantity(basket: Basket, productId: string, quantity: number): Basket {
  return withLine(basket, { ...lineOf(basket, productId), quantity });
}

export function removeLine(basket: Basket, productId: string): Basket {
  const removed = lineOf(basket, productId);
  return { ...basket, lines: basket.lines.filter((line) => line !== removed) };
}

/** All lines of both; where both hold a product, quantities add up at the price of the first. */
export function mergeBaskets(into: Basket, from: Basket): Basket {
  return from.lines.reduce((merged, line) => {
    const known = into.lines.find(({ productId }) => productId === line.productId);
    return addLine(merged, { ...(known ?? line), quantity: line.quantity });
  }, into);
}

export function freeze(basket: Basket): Basket {
  return { ...basket, frozen: true };
}

export function thaw(basket: Basket): Basket {
  return { ...basket, frozen: false };
}

function lineOf(basket: Basket, productId: string): Line {
  const line = basket.lines.find((each) => each.productId === productId);
  if (!line) throw new ItemNotFound(productId);
  return line;
}

function withLine(basket: Basket, line: Line): Basket {
  return {
    ...basket,
    lines: basket.lines.map((each) => (each.productId === line.productId ? line : each)),
  };
}
