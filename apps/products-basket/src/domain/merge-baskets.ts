import type { Adjustment } from '#contracts/basket/basket';
import { MAX_QUANTITY } from '#contracts/kernel/lines';
import type { Line } from '#contracts/kernel/lines';
import { findLine, putLine, withLines } from './basket';
import type { Basket } from './basket';

/** Pieces for sale, by product; a product that is not for sale has none. */
export type Available = ReadonlyMap<string, number>;

interface Share {
  /** At the price of the basket merged into, where that holds the product too. */
  readonly line: Line;
  readonly requested: number;
  readonly quantity: number;
}

/** All that both hold: quantities add up as far as the stock goes. What is capped or left out is said. */
export function mergeBaskets(into: Basket, from: Basket, available: Available): Basket {
  const shares = from.lines.map((line) => shareOf(line, findLine(into, line.productId), available));
  const merged = shares.reduce(take, withLines(into, into.lines));
  const adjustments = shares.filter(({ requested, quantity }) => quantity < requested).map(adjustmentOf);
  return adjustments.length > 0 ? { ...merged, adjustments } : merged;
}

function shareOf(line: Line, known: Line | undefined, available: Available): Share {
  const requested = line.quantity + (known?.quantity ?? 0);
  const quantity = Math.min(requested, MAX_QUANTITY, available.get(line.productId) ?? 0);
  return { line: known ?? line, requested, quantity };
}

function take(basket: Basket, { line, quantity }: Share): Basket {
  if (quantity > 0) return putLine(basket, { ...line, quantity }, 'fromBasketId');
  return withLines(
    basket,
    basket.lines.filter(({ productId }) => productId !== line.productId),
  );
}

function adjustmentOf({ line, requested, quantity }: Share): Adjustment {
  return { productId: line.productId, requested, quantity };
}
