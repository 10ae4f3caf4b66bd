import { MAX_LINES, MAX_QUANTITY } from '#contracts/kernel/lines';
import type { Line } from '#contracts/kernel/lines';
import { addLine, changeQuantity, newBasket, removeLine } from './basket';
import type { Basket } from './basket';
import { BasketEmpty, BasketFull, CurrencyMismatch, ItemNotFound, QuantityTooLarge } from './basket.errors';
import { checkOut } from './checkout';

const basketId = '01980000-0000-7000-8000-000000000001';
const ownerId = '01980000-0000-7000-8000-000000000002';
const orderId = '01980000-0000-7000-8000-000000000003';

const line = (productId: string, quantity = 1, amount = 250, currency = 'EUR'): Line => ({
  productId,
  name: `Product ${productId}`,
  quantity,
  unitPrice: { amount, currency },
});

const basketOf = (...lines: Line[]): Basket =>
  lines.reduce(addLine, newBasket(basketId, ownerId, 'user-123'));

describe('adding', () => {
  it('counts pieces of one product on one line', () => {
    expect(basketOf(line('a', 2), line('a', 3)).lines).toEqual([line('a', 5)]);
  });

  it('puts the whole line at the price shown last', () => {
    expect(basketOf(line('a', 2, 250), line('a', 1, 300)).lines).toEqual([line('a', 3, 300)]);
  });

  it('stops at the largest quantity of a line', () => {
    const full = basketOf(line('a', MAX_QUANTITY));
    expect(() => addLine(full, line('a'))).toThrow(QuantityTooLarge);
  });

  it('stops at the most lines, and still takes more of what is there', () => {
    const full = basketOf(...Array.from({ length: MAX_LINES }, (_, index) => line(`p${index}`)));
    expect(() => addLine(full, line('one-more'))).toThrow(BasketFull);
    expect(addLine(full, line('p7')).lines[7]?.quantity).toBe(2);
  });

  it('refuses a second currency, unless nothing is left in the first', () => {
    expect(() => addLine(basketOf(line('a')), line('b', 1, 250, 'USD'))).toThrow(CurrencyMismatch);
    expect(addLine(basketOf(line('a')), line('a', 1, 300, 'USD')).lines).toEqual([line('a', 2, 300, 'USD')]);
  });

  it('makes the adjustments of the last merge a thing of the past', () => {
    const merged = { ...basketOf(line('a')), adjustments: [{ productId: 'b', requested: 2, quantity: 0 }] };
    for (const changed of [
      addLine(merged, line('a')),
      changeQuantity(merged, 'a', 3),
      removeLine(merged, 'a'),
    ])
      expect(changed.adjustments).toBeUndefined();
  });
});

describe('changing and removing', () => {
  it('sets the quantity and leaves the other lines', () => {
    expect(changeQuantity(basketOf(line('a'), line('b', 4)), 'a', 9).lines).toEqual([
      line('a', 9),
      line('b', 4),
    ]);
  });

  it('takes one line out', () => {
    expect(removeLine(basketOf(line('a'), line('b')), 'a').lines).toEqual([line('b')]);
  });

  it.each([
    ['changing', (basket: Basket) => changeQuantity(basket, 'x', 1)],
    ['removing', (basket: Basket) => removeLine(basket, 'x')],
  ])('refuses %s what is not in the basket', (_, change) => {
    expect(() => change(basketOf(line('a')))).toThrow(ItemNotFound);
  });
});

describe('a refusal', () => {
  const full = basketOf(...Array.from({ length: MAX_LINES }, (_, index) => line(`p${index}`)));

  it.each([
    ['a basket that is full', () => addLine(full, line('one-more')), 'productId'],
    ['two currencies', () => addLine(basketOf(line('a')), line('b', 1, 250, 'USD')), 'productId'],
    ['too many pieces', () => addLine(basketOf(line('a', MAX_QUANTITY)), line('a')), 'quantity'],
    ['what is not there', () => removeLine(basketOf(), 'a'), 'productId'],
  ])('because of %s names the field', (_, refused, field) => {
    const facts: unknown = { errors: [expect.objectContaining({ field })] };
    expect(refused).toThrow(expect.objectContaining({ facts }) as Error);
  });
});

describe('checking out', () => {
  it('states the lines and their total', () => {
    const basket = basketOf(line('a', 2, 250), line('b', 3, 100));
    expect(checkOut(basket, orderId, { basketId, paymentMethod: 'stub' })).toEqual({
      orderId,
      basketId,
      userId: ownerId,
      customerId: 'user-123',
      lines: [line('a', 2, 250), line('b', 3, 100)],
      total: { amount: 800, currency: 'EUR' },
      paymentMethod: 'stub',
    });
  });

  it('refuses an empty basket', () => {
    expect(() => checkOut(basketOf(), orderId, { basketId, paymentMethod: 'stub' })).toThrow(BasketEmpty);
  });
});
