import type { Line } from '#contracts/kernel/lines';
import { addLine, newBasket } from './basket';
import { CurrencyMismatch } from './basket.errors';
import { atCurrentPrices, priceChanges } from './current-prices';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const dollars = (amount: number) => ({ amount, currency: 'USD' });
const line = (productId: string, unitPrice = euros(250)): Line => ({
  productId,
  name: `Product ${productId}`,
  quantity: 2,
  unitPrice,
});
const basket = [line('a'), line('b')].reduce(addLine, newBasket('basket', 'owner'));
const product = (id: string, price = euros(250), name = `Product ${id}`) => ({ id, name, price });

describe('a basket at current prices', () => {
  it('has the new names and prices, and the quantities that it had', () => {
    const current = atCurrentPrices(basket, [product('b', euros(300), 'Renamed'), product('z')]);
    expect(current.lines).toEqual([line('a'), { ...line('b', euros(300)), name: 'Renamed' }]);
  });

  it('is the very same where it has them already', () => {
    expect(atCurrentPrices(basket, [product('a'), product('b'), product('z')])).toBe(basket);
  });

  it('may change its currency as a whole, but never in part', () => {
    const [a, b] = [product('a', dollars(1)), product('b', dollars(2))];
    expect(atCurrentPrices(basket, [a, b]).lines.map(({ unitPrice }) => unitPrice)).toEqual([
      dollars(1),
      dollars(2),
    ]);
    expect(() => atCurrentPrices(basket, [a])).toThrow(CurrencyMismatch);
  });
});

describe('the price changes', () => {
  it('name each product whose price differs, with both prices', () => {
    const products = [product('a', euros(250), 'Renamed'), product('b', euros(200)), product('z', euros(1))];
    expect(priceChanges(basket, products)).toEqual([
      { productId: 'b', name: 'Product b', was: euros(250), now: euros(200) },
    ]);
  });

  it('include another currency', () => {
    expect(priceChanges(basket, [product('a', dollars(250))])).toHaveLength(1);
  });
});
