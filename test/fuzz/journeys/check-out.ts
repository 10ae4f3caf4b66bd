import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type fc from 'fast-check';
import type { Order } from '#contracts/orders/order';
import { codeOf } from '../rules/answered';
import { untilAnswered } from './patience';
import { totalOf } from './shopper';
import type { Expectations, Shopper } from './shopper';

/** Sends the check-out so many times at once, all with one idempotency key: it is one order. */
export class CheckOut implements fc.AsyncCommand<Expectations, Shopper, false> {
  constructor(
    private readonly paymentMethod: 'stub' | 'stub-declined',
    private readonly times: number,
  ) {}

  check = ({ basket }: Expectations) => (basket?.pieces.size ?? 0) > 0;

  async run(expected: Expectations, { account }: Shopper): Promise<void> {
    const { basket } = expected;
    if (!basket) return;
    const { address, marker } = account;
    const body = { basketId: basket.id, paymentMethod: this.paymentMethod, shippingAddress: address };
    const headers = { 'idempotency-key': randomUUID(), prefer: 'wait=10' };
    const once = () => untilAnswered(() => account.send('POST', '/orders', body, headers));
    const answers = await Promise.all(Array.from({ length: this.times }, once));

    const [first] = answers.map((answer) => answer.body as Order);
    assert.ok(first);
    assert.deepEqual(
      answers.map(({ status }) => status),
      Array.from(answers, () => 201),
    );
    assert.deepEqual(
      answers.map((answer) => (answer.body as Order).id),
      Array.from(answers, () => first.id),
    );
    const other = await account.send('POST', '/orders', { ...body, paymentMethod: 'stub-flaky' }, headers);
    assert.equal(codeOf(other.body), 'IDEMPOTENCY_KEY_REUSED');

    const total = totalOf(basket.pieces);
    const status = this.paymentMethod === 'stub' ? 'CONFIRMED' : 'CANCELLED';
    assert.deepEqual([first.status, first.total.amount], [status, total]);
    const captured = status === 'CONFIRMED' ? total : 0;
    expected.orders.push({ id: first.id, total, captured, status, refunded: 0, street: `Street ${marker}` });
    expected.basket = undefined;
  }

  toString = () => `checks out with ${this.paymentMethod}, ${this.times} times at once`;
}
