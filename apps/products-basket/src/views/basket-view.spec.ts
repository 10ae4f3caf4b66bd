import { Basket } from '#contracts/basket/basket';
import { basketView } from './basket-view';

const stored = {
  id: '01980000-0000-7000-8000-000000000001',
  ownerId: '01980000-0000-7000-8000-000000000002',
  lines: [],
  frozen: false,
  version: 1,
  expiresAt: '2030-01-01T00:00:00.000Z',
};
const price = (amount: number) => ({ amount, currency: 'USD' });

describe('basketView', () => {
  it('shows an empty basket as nothing in the default currency', () => {
    const view = basketView(stored, 'EUR');
    expect(Basket.parse(view)).toMatchObject({ items: [], total: { amount: 0, currency: 'EUR' } });
  });

  it('shows what each line and the basket come to, in their currency, and not who owns it', () => {
    const lines = [
      { productId: 'a', name: 'A', quantity: 3, unitPrice: price(250) },
      { productId: 'b', name: 'B', quantity: 1, unitPrice: price(100) },
    ];
    const view = basketView({ ...stored, lines, customerId: 'user-123' }, 'EUR');

    expect(Basket.strict().parse(view)).toMatchObject({
      customerId: 'user-123',
      items: [{ lineTotal: price(750) }, { lineTotal: price(100) }],
      total: price(850),
    });
  });
});
