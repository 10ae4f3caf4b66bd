import assert from 'node:assert/strict';
import type { Basket } from '#contracts/basket/basket';
import type { Order } from '#contracts/orders/order';
import { until } from '../../support/until';
import { MARKER } from '../world/person';
import type { Expectations, KnownOrder, Shopper } from './shopper';

/** The customer finds all that is theirs as it must be, and nothing of anybody else. */
export async function audit({ basket, orders }: Expectations, shopper: Shopper): Promise<void> {
  const { account } = shopper;
  for (const order of orders) await settled(order, shopper);
  if (basket) {
    const { items } = await account.expect<Basket>('GET', `/basket/${basket.id}`);
    assert.equal(items.length, basket.pieces.size);
  }
  const ids = await allOrders(shopper);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    orders.filter(({ id }) => !ids.includes(id)),
    [],
  );
  for (const path of ['/orders?limit=100', '/basket?limit=100', '/notifications?limit=100']) {
    const { text } = await account.send('GET', path);
    assert.deepEqual(
      (text.match(MARKER) ?? []).filter((marker) => marker !== account.marker),
      [],
    );
  }
}

/** Money on its way back arrives a little later. */
function settled(expected: KnownOrder, { account }: Shopper): Promise<unknown> {
  const { id, total, status, refunded, street } = expected;
  return until(`order ${id} is as expected: ${JSON.stringify(expected)}`, async () => {
    const order = await account.expect<Order>('GET', `/orders/${id}`);
    assert.deepEqual(
      [order.status, order.total.amount, order.shippingAddress?.line1],
      [status, total, street],
    );
    assert.equal(
      order.items.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0),
      total,
    );
    assert.ok(order.refundedAmount.amount <= refunded);
    return order.refundedAmount.amount === refunded;
  });
}

async function allOrders({ account }: Shopper): Promise<string[]> {
  const ids: string[] = [];
  let cursor = '';
  do {
    const page = await account.expect<{ items: Order[]; nextCursor: string | null }>(
      'GET',
      `/orders?limit=7${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? '';
  } while (cursor);
  return ids;
}
