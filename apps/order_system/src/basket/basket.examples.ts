import type { Basket } from '#contracts/basket/basket';

export const filled: Basket = {
  id: '01a20465-a1f0-7c44-9d30-5f2b1c8e7a10',
  customerId: 'user-123',
  items: [
    {
      productId: 'prod-1',
      name: 'Enamel kettle',
      quantity: 2,
      unitPrice: { amount: 3_490, currency: 'EUR' },
      lineTotal: { amount: 6_980, currency: 'EUR' },
    },
  ],
  total: { amount: 6_980, currency: 'EUR' },
  expiresAt: '2026-11-29T12:00:00.000Z',
  version: 2,
};

export const empty: Basket = {
  ...filled,
  items: [],
  total: { amount: 0, currency: 'EUR' },
  version: 1,
};
