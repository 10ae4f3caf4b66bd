import { randomInt, randomUUID } from 'node:crypto';
import type { Address } from '#contracts/kernel/address';
import type { Basket } from '#contracts/basket/basket';
import type { Product } from '#contracts/catalog/product';
import type { Order } from '#contracts/orders/order';
import type { User } from '#contracts/users/user';
import { until } from '../support/until';
import { expectStatus, send } from './support/http';
import { PASSWORD, type Person, aCustomer, theAdmin } from './support/people';
import { aProduct, notificationsAbout, orderOnce } from './support/shopping';
import { traces } from './support/traces';

/** A key for each request: what is kept under it is to be erased, too. */
const once = () => ({ 'idempotency-key': randomUUID() });

let staff: Person;
let product: Product;
beforeAll(async () => {
  [staff, product] = await Promise.all([theAdmin(), aProduct({ stock: 100 })]);
});

/** Somebody whose name, phone, street and reference stand nowhere else, all over the system. */
async function somebody() {
  const person = await aCustomer();
  const word = randomUUID();
  const street = `Street ${word}`;
  const reference = `reference-${word}`;
  const profile = { name: `Name ${word}`, phone: `+49${randomInt(1e10, 1e11)}`, locale: 'de' };
  const address: Address = {
    name: profile.name,
    line1: street,
    city: 'Berlin',
    postalCode: '10115',
    country: 'DE',
  };
  await expectStatus(200, person.send('PATCH /auth/me', { json: profile }));
  const saved = { json: { ...address, label: `Label ${word}` }, headers: once() };
  await expectStatus(201, person.send('POST /auth/me/addresses', saved));
  return {
    ...person,
    address,
    basket: () => fillBasket(person, reference),
    order: () => order(person, reference, address),
    delete: (password = PASSWORD) => person.send('DELETE /auth/me', { json: { password } }),
    /** What nobody may find any more. */
    texts: [person.email, word, profile.phone],
  };
}

async function fillBasket(person: Person, customerId: string): Promise<string> {
  const opened = { json: { customerId }, headers: once() };
  const { id } = await expectStatus(201, person.send<Basket>('POST /basket', opened));
  const json = { productId: product.id, quantity: 1 };
  await expectStatus(200, person.send(`POST /basket/${id}/items`, { json, headers: once() }));
  return id;
}

async function order(person: Person, customerId: string, shippingAddress: Address): Promise<string> {
  const basketId = await fillBasket(person, customerId);
  const json = { basketId, paymentMethod: 'stub', shippingAddress };
  const { id } = await expectStatus(202, person.send<Order>('POST /orders', { json, headers: once() }));
  await orderOnce('CONFIRMED', person, id);
  await notificationsAbout(id, person);
  return id;
}

const change = (person: Person, orderId: string, what: string) =>
  expectStatus(200, person.send<Order>(`POST /orders/${orderId}/${what}`, { json: {}, headers: once() }));
const cancel = (person: Person, orderId: string) =>
  expectStatus(200, person.send<Order>(`POST /orders/${orderId}/cancel`, { headers: once() }));
const seenByStaff = (orderId: string) => expectStatus(200, staff.send<Order>(`GET /orders/${orderId}`));

const erased = (texts: readonly string[]) =>
  until('nothing is left of it', async () => (await traces(texts)).length === 0);

describe('the deletion of an account', () => {
  it('wants the password', async () => {
    const person = await somebody();
    const refused = { status: 422, body: { code: 'WRONG_PASSWORD', field: 'password' } };
    expect(await person.delete('p@ssw0rd')).toMatchObject(refused);
    await expectStatus(200, person.send('GET /auth/me'));
  });

  it('ends everything at once, and frees the address', async () => {
    const { email, refreshToken, ...person } = await somebody();
    await expectStatus(204, person.delete());
    expect(await person.send('GET /auth/me')).toMatchObject({ status: 401, body: { code: 'INVALID_TOKEN' } });
    expect(await send('POST /auth/refresh', { json: { refreshToken } })).toMatchObject({ status: 401 });
    const credentials = { json: { email, password: PASSWORD } };
    const refused = { status: 401, body: { code: 'INVALID_CREDENTIALS' } };
    expect(await send('POST /auth/login', credentials)).toMatchObject(refused);
    const again = await expectStatus(201, send<User>('POST /auth/register', credentials));
    expect(again.id).not.toBe(person.id);
  });

  it('leaves no trace in any table of any service, nor in Redis', async () => {
    const person = await somebody();
    const [cancelled, delivered] = [await person.order(), await person.order()];
    await cancel(person, cancelled);
    await change(staff, delivered, 'ship');
    await change(staff, delivered, 'deliver');
    await person.basket();
    await expectStatus(202, send('POST /auth/password/forgot', { json: { email: person.email } }));
    const before = await traces(person.texts);
    for (const place of ['user-auth', 'products-basket', 'orders', 'notifications', 'redis']) {
      expect(before.join('\n')).toMatch(new RegExp(`^${place} `, 'm'));
    }

    await expectStatus(204, person.delete());

    await erased(person.texts);
    expect(await seenByStaff(delivered)).toMatchObject({
      status: 'DELIVERED',
      items: [{ productId: product.id, quantity: 1 }],
      total: product.price,
      shippingAddress: null,
    });
  });

  it('lets a parcel that is on its way arrive, and forgets then where it went', async () => {
    const person = await somebody();
    const [arriving, recalled] = [await person.order(), await person.order()];
    await expectStatus(204, person.delete());
    await until('only the orders know the address', async () => {
      const left = await traces(person.texts);
      return left.length > 0 && left.every((trace) => trace.startsWith('orders public.orders:'));
    });
    expect(await change(staff, arriving, 'ship')).toMatchObject({ shippingAddress: person.address });
    await cancel(staff, recalled);
    expect(await change(staff, arriving, 'deliver')).toMatchObject({ shippingAddress: null });
    await erased(person.texts);
  });
});
