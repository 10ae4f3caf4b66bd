import { OrdersFixture } from '../src/testing/orders-fixture';
import { openOwnDatabase, type OwnDatabase } from '../src/testing/own-database';

let own: OwnDatabase;
let orders: OrdersFixture;
beforeAll(async () => {
  own = await openOwnDatabase(process.env);
  orders = new OrdersFixture(own.database);
});
afterAll(() => own.drop());

describe('the table of orders', () => {
  it.each([
    ['a status that does not exist', { status: 'LOST' }],
    ['a cancelled order without a reason', { status: 'CANCELLED', deadlineAt: null }],
    ['a reason of an order that is not cancelled', { cancelReason: 'STAFF' }],
    ['an order that waits without a deadline', { deadlineAt: null }],
    ['a deadline of an order that does not wait', { status: 'CONFIRMED' }],
    ['an order without lines', { lines: [] }],
    ['a negative total', { total: -1 }],
    ['an order that has left without a shipment', { status: 'SHIPPED', deadlineAt: null }],
    ['a shipment of an order that has not left', { shipment: {} }],
  ])('refuses %s', async (_, data) => {
    const { id } = await orders.placed();
    await expect(orders.database.client.order.update({ where: { id }, data })).rejects.toThrow(/check/);
  });
});
