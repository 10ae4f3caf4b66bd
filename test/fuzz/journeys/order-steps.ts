import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Order } from '#contracts/orders/order';
import type { HttpAnswer } from '../http/http-client';
import { codeOf } from '../rules/answered';
import { totalOf } from './shopper';
import type { Expectations, KnownOrder, Shopper } from './shopper';

type Step = fc.AsyncCommand<Expectations, Shopper, false>;

class CheckOut implements Step {
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

/** A step with one of the orders that there are, counted round. */
abstract class OrderStep implements Step {
  constructor(private readonly chosen: number) {}

  check = ({ orders }: Expectations) => orders.length > 0;

  async run({ orders }: Expectations, shopper: Shopper): Promise<void> {
    const order = orders[this.chosen % orders.length];
    if (order) await this.runWith(order, shopper);
  }

  abstract runWith(order: KnownOrder, shopper: Shopper): Promise<void>;
}

class Cancel extends OrderStep {
  override async runWith(order: KnownOrder, { account }: Shopper): Promise<void> {
    const answer = await account.send('POST', `/orders/${order.id}/cancel`);
    if (order.status === 'SHIPPED') return expectCode(answer, 'ORDER_NOT_CANCELLABLE');
    assert.deepEqual([answer.status, (answer.body as Order).status], [200, 'CANCELLED']);
    if (order.status === 'CONFIRMED') order.refunded = order.captured;
    order.status = 'CANCELLED';
  }

  override toString = () => 'cancels an order';
}

class ChangeAddress extends OrderStep {
  override async runWith(order: KnownOrder, { account }: Shopper): Promise<void> {
    const street = `Street ${account.marker} ${randomUUID().slice(0, 4)}`;
    const shippingAddress = { ...account.address, line1: street };
    const answer = await account.send(
      'PATCH',
      `/orders/${order.id}`,
      { shippingAddress },
      { 'if-match': '*' },
    );
    if (order.status !== 'CONFIRMED') return expectCode(answer, 'ORDER_NOT_CHANGEABLE');
    assert.deepEqual([answer.status, (answer.body as Order).shippingAddress?.line1], [200, street]);
    order.street = street;
  }

  override toString = () => 'sends an order elsewhere';
}

class Ship extends OrderStep {
  override async runWith(order: KnownOrder, { staff }: Shopper): Promise<void> {
    const answer = await staff.send('POST', `/orders/${order.id}/ship`, { carrier: 'DHL' });
    if (order.status === 'CANCELLED') return expectCode(answer, 'ORDER_NOT_SHIPPABLE');
    assert.deepEqual([answer.status, (answer.body as Order).status], [200, 'SHIPPED']);
    order.status = 'SHIPPED';
  }

  override toString = () => 'has an order shipped';
}

class Refund extends OrderStep {
  constructor(
    chosen: number,
    private readonly percent: number,
  ) {
    super(chosen);
  }

  override async runWith(order: KnownOrder, { staff }: Shopper): Promise<void> {
    const amount = Math.ceil((order.total * this.percent) / 100);
    const wish = { amount: { amount, currency: 'EUR' } };
    const headers = { 'idempotency-key': randomUUID() };
    const twice = [1, 2].map(() =>
      untilAnswered(() => staff.send('POST', `/orders/${order.id}/refunds`, wish, headers)),
    );
    const [answer, again] = await Promise.all(twice);
    assert.ok(answer && again);
    if (order.refunded + amount > order.captured)
      return assert.ok([409, 422].includes(answer.status), answer.text);
    assert.deepEqual([answer.status, again.body], [201, answer.body]);
    order.refunded += amount;
  }

  override toString = () => `has ${this.percent} % of an order refunded, in two requests with one key`;
}

const order = fc.nat({ max: 5 });

/** What customers and staff do from the check-out on. */
export const orderSteps: readonly fc.Arbitrary<Step>[] = [
  fc
    .tuple(
      fc.constantFrom('stub' as const, 'stub' as const, 'stub-declined' as const),
      fc.integer({ min: 1, max: 4 }),
    )
    .map((chosen) => new CheckOut(...chosen)),
  order.map((chosen) => new Cancel(chosen)),
  order.map((chosen) => new ChangeAddress(chosen)),
  order.map((chosen) => new Ship(chosen)),
  fc.tuple(order, fc.integer({ min: 1, max: 80 })).map((chosen) => new Refund(...chosen)),
];

function expectCode({ body }: HttpAnswer, code: string): void {
  assert.equal(codeOf(body), code);
}

/** Who comes while the first request with a key still runs is told to come again. */
async function untilAnswered(send: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  const answer = await send();
  return codeOf(answer.body) === 'IDEMPOTENCY_KEY_IN_PROGRESS' ? untilAnswered(send) : answer;
}
