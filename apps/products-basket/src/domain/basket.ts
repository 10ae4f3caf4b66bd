import type { Adjustment } from '#contracts/basket/basket';
import { MAX_LINES, MAX_QUANTITY } from '#contracts/kernel/lines';
import type { Line } from '#contracts/kernel/lines';
import { BasketFull, CurrencyMismatch, ItemNotFound, QuantityTooLarge } from './basket.errors';

/** What a shopper has gathered; one line a product, all in one currency. */
export interface Basket {
  readonly id: string;
  readonly ownerId: string;
  readonly customerId?: string;
  readonly lines: readonly Line[];
  /** What the last merge could not take over whole; nothing else has happened to the basket since. */
  readonly adjustments?: readonly Adjustment[];
  /** Nothing but a check-out may touch it any more. */
  readonly frozen: boolean;
}

export function newBasket(id: string, ownerId: string, customerId?: string): Basket {
  return { id, ownerId, customerId, lines: [], frozen: false };
}

/** Adds pieces. The line takes the name and the price it is added with: those the shopper has seen last. */
export function addLine(basket: Basket, added: Line): Basket {
  const { productId } = added;
  const quantity = (findLine(basket, productId)?.quantity ?? 0) + added.quantity;
  if (quantity > MAX_QUANTITY) throw new QuantityTooLarge(productId);
  return putLine(basket, { ...added, quantity }, 'productId');
}

export function changeQuantity(basket: Basket, productId: string, quantity: number): Basket {
  const changed = lineOf(basket, productId);
  return withLines(
    basket,
    basket.lines.map((line) => (line === changed ? { ...line, quantity } : line)),
  );
}

export function removeLine(basket: Basket, productId: string): Basket {
  const removed = lineOf(basket, productId);
  return withLines(
    basket,
    basket.lines.filter((line) => line !== removed),
  );
}

/** Puts a line in the place of its product's, or behind the others; a refusal names the field of the request. */
export function putLine(basket: Basket, line: Line, field: string): Basket {
  const { productId, unitPrice } = line;
  const other = basket.lines.find((each) => each.productId !== productId)?.unitPrice;
  if (other && other.currency !== unitPrice.currency) {
    throw new CurrencyMismatch(other.currency, unitPrice.currency, field);
  }
  const known = findLine(basket, productId);
  if (!known && basket.lines.length >= MAX_LINES) throw new BasketFull(field);
  return withLines(
    basket,
    known ? basket.lines.map((each) => (each === known ? line : each)) : [...basket.lines, line],
  );
}

export function findLine(basket: Basket, productId: string): Line | undefined {
  return basket.lines.find((line) => line.productId === productId);
}

/** The basket with other lines, to which the last merge's adjustments no longer apply. */
export function withLines(basket: Basket, lines: readonly Line[]): Basket {
  return { ...basket, lines, adjustments: undefined };
}

export function freeze(basket: Basket): Basket {
  return { ...basket, frozen: true };
}

export function thaw(basket: Basket): Basket {
  return { ...basket, frozen: false };
}

function lineOf(basket: Basket, productId: string): Line {
  const line = findLine(basket, productId);
  if (!line) throw new ItemNotFound(productId);
  return line;
}
