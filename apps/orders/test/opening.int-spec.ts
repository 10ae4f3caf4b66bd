import { MixedCurrencies, TotalMismatch } from '../src/domain/order.errors';
import { aCheckout, aLine, euros } from '../src/testing/builders';
import { OrdersFixture } from '../src/testing/orders-fixture';
import { openOwnDatabase, type OwnDatabase } from '../src/testing/own-database';

let own: OwnDatabase;
let orders: OrdersFixture;
beforeAll(async () => {
  own = await openOwnDatabase(process.env);
  orders = new OrdersFixture(own.database);
});
afterAll(() => own.drop());

describe('a basket that is checked out', () => {
  it('opens an order that keeps everything the check-out says', async () => {
    const checkout = aCheckout({
      customerId: 'user-123',
      paymentMethod: 'stub-async',
      lines: [aLine(), aLine({ productId: 'prod-2', quantity: 1_000, unitPrice: euros(100_000_000) })],
      shippingAddress: {
        name: 'Ada',
        line1: '1 Main St',
        city: 'Berlin',
        postalCode: '10115',
        country: 'DE',
      },
    });
    await orders.react('basketCheckedOut', checkout);
    const { orderId, ...rest } = checkout;
    expect(await orders.stateOf(orderId)).toEqual({
      ...rest,
      id: orderId,
      status: 'PLACED',
      cancelReason: null,
      payments: [],
      refunds: [],
      shipment: null,
      steps: 2,
      deadlineAt: orders.clock.read().deadline,
      createdAt: orders.clock.read().now,
      updatedAt: orders.clock.read().now,
      version: 1,
    });
    expect(await orders.eventsOf(orderId)).toMatchObject([
      { type: 'order.placed.v1', subject: orderId, sequence: 1, data: { orderId, lines: rest.lines } },
    ]);
  });

  it('opens one order however often it is told, and keeps what it was told first', async () => {
    const first = aCheckout();
    const second = aCheckout({ orderId: first.orderId, lines: [aLine({ quantity: 7 })] });
    await orders.react('basketCheckedOut', first);
    await Promise.all([1, 2, 3].map(() => orders.react('basketCheckedOut', second)));
    expect(await orders.stateOf(first.orderId)).toMatchObject({ lines: first.lines, version: 1 });
    expect(await orders.typesOf(first.orderId)).toEqual(['order.placed.v1']);
  });

  it('opens one order when it is told several times at once', async () => {
    const checkout = aCheckout();
    await Promise.all([1, 2, 3, 4].map(() => orders.react('basketCheckedOut', checkout)));
    expect(await orders.typesOf(checkout.orderId)).toEqual(['order.placed.v1']);
  });

  it.each([
    ['a total that its lines do not add up to', { total: euros(1) }, TotalMismatch],
    ['two currencies', { total: { amount: 2_500, currency: 'USD' } }, MixedCurrencies],
  ])('opens no order for %s', async (_, over, refusal) => {
    const checkout = aCheckout(over);
    await expect(orders.react('basketCheckedOut', checkout)).rejects.toThrow(refusal);
    expect(await orders.database.client.order.count({ where: { id: checkout.orderId } })).toBe(0);
  });
});
