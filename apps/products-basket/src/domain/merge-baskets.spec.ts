import fc from 'fast-check';
import { MAX_LINES, MAX_QUANTITY } from '#contracts/kernel/lines';
import type { Line } from '#contracts/kernel/lines';
import { addLine, newBasket } from './basket';
import type { Basket } from './basket';
import { BasketFull, CurrencyMismatch } from './basket.errors';
import { mergeBaskets } from './merge-baskets';

const line = (productId: string, quantity = 1, amount = 250, currency = 'EUR'): Line => ({
  productId,
  name: `Product ${productId}`,
  quantity,
  unitPrice: { amount, currency },
});
const basketOf = (...lines: Line[]): Basket => lines.reduce(addLine, newBasket('basket', 'owner'));
const stock = (pieces: Record<string, number>) => new Map(Object.entries(pieces));
const quantityOf = ({ lines }: Basket, product: string) =>
  lines.find(({ productId }) => productId === product)?.quantity ?? 0;

describe('merging', () => {
  it('adds quantities up, at the price of the basket merged into', () => {
    const into = basketOf(line('a', 2, 250));
    const from = basketOf(line('a', 3, 300), line('b', 1, 100));
    const merged = mergeBaskets(into, from, stock({ a: 9, b: 9 }));
    expect(merged.lines).toEqual([line('a', 5, 250), line('b', 1, 100)]);
    expect(merged.adjustments).toBeUndefined();
  });

  it('says what the stock did not suffice for', () => {
    const into = basketOf(line('a', 2), line('c', 1));
    const from = basketOf(line('a', 3), line('b', 1), line('c', 1), line('gone', 1));
    const merged = mergeBaskets(into, from, stock({ a: 4, b: 1, c: 0 }));
    expect(merged.lines).toEqual([line('a', 4), line('b', 1)]);
    expect(merged.adjustments).toEqual([
      { productId: 'a', requested: 5, quantity: 4 },
      { productId: 'c', requested: 2, quantity: 0 },
      { productId: 'gone', requested: 1, quantity: 0 },
    ]);
  });

  it('stops at the largest quantity of a line', () => {
    const half = basketOf(line('a', MAX_QUANTITY / 2 + 1));
    const { lines, adjustments } = mergeBaskets(half, half, stock({ a: 1_000_000 }));
    expect(lines).toEqual([line('a', MAX_QUANTITY)]);
    expect(adjustments).toEqual([{ productId: 'a', requested: MAX_QUANTITY + 2, quantity: MAX_QUANTITY }]);
  });

  it('refuses two currencies, and more products than a basket holds', () => {
    const plenty = new Map(Array.from({ length: MAX_LINES + 1 }, (_, index) => [`p${index}`, 9]));
    const full = basketOf(...Array.from({ length: MAX_LINES }, (_, index) => line(`p${index}`)));
    const one = basketOf(line(`p${MAX_LINES}`));
    expect(() => mergeBaskets(full, one, plenty)).toThrow(BasketFull);
    expect(() => mergeBaskets(one, basketOf(line('p1', 1, 250, 'USD')), plenty)).toThrow(CurrencyMismatch);
  });

  const products = ['a', 'b', 'c', 'd', 'e'];
  const baskets = fc
    .uniqueArray(
      fc.record({
        product: fc.constantFrom(...products),
        quantity: fc.integer({ min: 1, max: MAX_QUANTITY }),
      }),
      { selector: ({ product }) => product },
    )
    .map((lines) => basketOf(...lines.map(({ product, quantity }) => line(product, quantity))));
  const stocks = fc
    .dictionary(fc.constantFrom(...products), fc.nat(2 * MAX_QUANTITY), { noNullPrototype: true })
    .map(stock);

  it('takes of each product what both held or what there is, and accounts for the rest', () => {
    fc.assert(
      fc.property(baskets, baskets, stocks, (into, from, available) => {
        const merged = mergeBaskets(into, from, available);
        for (const product of products) {
          const [mine, theirs] = [quantityOf(into, product), quantityOf(from, product)];
          const most = Math.min(available.get(product) ?? 0, MAX_QUANTITY);
          const expected = theirs === 0 ? mine : Math.min(mine + theirs, most);
          expect(quantityOf(merged, product)).toBe(expected);
          const adjustment = merged.adjustments?.find(({ productId }) => productId === product);
          expect(adjustment).toEqual(
            expected === mine + theirs
              ? undefined
              : { productId: product, requested: mine + theirs, quantity: expected },
          );
        }
      }),
    );
  });

  it('loses nothing while there is enough, whichever basket goes into which', () => {
    const plenty = stock(Object.fromEntries(products.map((product) => [product, MAX_QUANTITY])));
    const small = baskets.map((basket) => ({
      ...basket,
      lines: basket.lines.map((each) => ({ ...each, quantity: Math.ceil(each.quantity / 2) })),
    }));
    fc.assert(
      fc.property(small, small, (one, other) => {
        const both = [mergeBaskets(one, other, plenty), mergeBaskets(other, one, plenty)];
        for (const product of products) {
          const total = quantityOf(one, product) + quantityOf(other, product);
          expect(both.map((merged) => quantityOf(merged, product))).toEqual([total, total]);
        }
      }),
    );
  });
});
