import type { Basket } from '#contracts/basket/basket';
import type { BodyOf } from '../api/body-of';
import type { AddItemBody, ChangeItemBody, CreateBasketBody, MergeBody } from './basket.dto';

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

export const guests: Basket = {
  ...empty,
  customerId: undefined,
  token: 'eyJhbGciOiJIUzI1NiIsInR5cCI6ImJhc2tldCtqd3QifQ.eyJzdWIiOiIwMWEyMDQ2NSJ9.dBjftJeZ4CVP',
};

export const merged: Basket = {
  ...filled,
  adjustments: [{ productId: 'prod-1', requested: 3, quantity: 2 }],
};

export const newBasket: BodyOf<typeof CreateBasketBody> = { customerId: 'user-123' };

export const newItem: BodyOf<typeof AddItemBody> = { productId: 'prod-1', quantity: 2 };

export const itemChange: BodyOf<typeof ChangeItemBody> = { quantity: 2 };

export const merge: BodyOf<typeof MergeBody> = { fromBasketId: '01a20465-9f2e-7d3a-8c61-2b4e6f8a0c1d' };
