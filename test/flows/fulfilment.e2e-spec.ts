import { randomUUID } from 'node:crypto';
import type { Product } from '#contracts/catalog/product';
import type { Order } from '#contracts/orders/order';
import { type Problem, expectStatus } from './support/http';
import { type Person, aCustomer, theAdmin } from './support/people';
import {
  aConfirmedOrder,
  aProduct,
  anOrder,
  notificationsAbout,
  orderOnce,
  readOrder,
} from './support/shopping';

const parcel = { carrier: 'DHL', trackingNumber: '00340434161094042557' };

describe('fulfilling an order', () => {
  let customer: Person;
  let staff: Person;
  let product: Product;

  beforeAll(async () => {
    [customer, staff, product] = await Promise.all([aCustomer(), theAdmin(), aProduct({ stock: 1_000 })]);
  });

  const ship = (id: string, json: object = {}, headers: Record<string, string> = {}) =>
    staff.send<Order>(`POST /orders/${id}/ship`, { json, headers });
  const deliver = (id: string) => staff.send<Order>(`POST /orders/${id}/deliver`);

  it('ships and delivers it, and tells the customer each time', async () => {
    const { id, version } = await aConfirmedOrder(customer, product);
    const shipped = await ship(id, parcel);
    expect(shipped).toMatchObject({
      status: 200,
      body: { status: 'SHIPPED', shipment: { ...parcel, deliveredAt: null } },
    });
    expect(shipped.headers.get('etag')).toBe(`"${version + 1}"`);
    await expectStatus(200, deliver(id));
    expect(await readOrder(customer, id)).toMatchObject({
      status: 'DELIVERED',
      shipment: { ...parcel, deliveredAt: expect.any(String) as string },
    });
    const told = await notificationsAbout(id, customer, 3);
    expect(told.map(({ template }) => template).sort()).toEqual([
      'order-confirmed',
      'order-delivered',
      'order-shipped',
    ]);
    expect(told.find(({ template }) => template === 'order-shipped')?.body).toContain(parcel.trackingNumber);
  });

  it('changes nothing the second time, with a key or without', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    const key = { 'idempotency-key': randomUUID() };
    const first = await ship(id, parcel, key);
    const replayed = await ship(id, parcel, key);
    expect([replayed.body, replayed.headers.get('idempotency-replayed')]).toEqual([first.body, 'true']);
    expect((await ship(id, { carrier: 'UPS' })).body).toEqual(first.body);
    await expectStatus(200, deliver(id));
    expect((await deliver(id)).body).toMatchObject({ status: 'DELIVERED', version: first.body.version + 1 });
  });

  it('is refused before the order is confirmed, and once it is cancelled', async () => {
    const waiting = await anOrder(customer, product, { paymentMethod: 'stub-async' });
    await orderOnce('AWAITING_PAYMENT', customer, waiting);
    const early = await staff.send<Problem>(`POST /orders/${waiting}/ship`);
    expect(early).toMatchObject({ status: 409, body: { code: 'ORDER_NOT_SHIPPABLE', field: 'orderId' } });
    await expectStatus(200, customer.send(`POST /orders/${waiting}/cancel`));
    expect((await ship(waiting)).status).toBe(409);
    expect(await deliver(waiting)).toMatchObject({ status: 409, body: { code: 'ORDER_NOT_DELIVERABLE' } });
  });

  it('ends what the customer may change', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    await expectStatus(200, ship(id));
    const cancelled = await customer.send<Problem>(`POST /orders/${id}/cancel`);
    expect(cancelled).toMatchObject({ status: 409, body: { code: 'ORDER_NOT_CANCELLABLE' } });
    expect((await readOrder(customer, id)).status).toBe('SHIPPED');
  });

  it('is meant for the version that was seen', async () => {
    const { id, version } = await aConfirmedOrder(customer, product);
    const stale = await ship(id, {}, { 'if-match': `"${version - 1}"` });
    expect(stale).toMatchObject({ status: 412, body: { code: 'STALE_VERSION', field: 'If-Match' } });
    await expectStatus(200, ship(id, {}, { 'if-match': `"${version}"` }));
  });

  it('is for staff', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    for (const route of ['ship', 'deliver', 'refunds']) {
      const answer = await customer.send<Problem>(`POST /orders/${id}/${route}`);
      expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    }
    expect((await readOrder(customer, id)).status).toBe('CONFIRMED');
  });

  it('names what of a parcel is wrong, and an order that is none', async () => {
    const { id } = await aConfirmedOrder(customer, product);
    expect(await ship(id, { carrier: '' })).toMatchObject({ status: 400, body: { field: 'carrier' } });
    expect(await ship(id, { weight: 3 })).toMatchObject({ status: 400, body: { field: 'weight' } });
    expect(await ship(randomUUID())).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
  });
});
