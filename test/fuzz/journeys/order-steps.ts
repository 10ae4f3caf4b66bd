import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Order } from '#contracts/orders/order';
import type { HttpAnswer } from '../http/http-client';
import { codeOf } from '../rules/answered';
import { CheckOut } from './check-out';
import { untilAnswered } from './patience';
import type { Expectations, KnownOrder, Shopper } from './shopper';

type Step = fc.AsyncCommand<Expectations, Shopper, false>;

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
