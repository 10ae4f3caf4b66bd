import { randomUUID } from 'node:crypto';
import type { SavedAddress } from '#contracts/users/saved-address';
import type { User } from '#contracts/users/user';
import { type Problem, expectStatus } from './support/http';
import { type Person, aCustomer } from './support/people';
import { query } from './support/records';
import {
  aBasketWith,
  aConfirmedOrder,
  aProduct,
  anEmptyBasket,
  notificationsAbout,
} from './support/shopping';

interface Page {
  readonly items: SavedAddress[];
  readonly nextCursor: string | null;
}

const home = { name: 'Ada', line1: 'Main Street 1', city: 'Berlin', postalCode: '10115', country: 'DE' };
const add = (person: Person, more: object = {}, headers: Record<string, string> = {}) =>
  person.send<SavedAddress>('POST /auth/me/addresses', { json: { ...home, ...more }, headers });
const addressesOf = (person: Person, search = '') =>
  expectStatus(200, person.send<Page>(`GET /auth/me/addresses${search}`));

describe('a profile', () => {
  it('is what its owner says, until they clear it', async () => {
    const person = await aCustomer();
    const bare = await expectStatus(200, person.send<User>('GET /auth/me'));
    const json = { name: 'Ada Lovelace', phone: '+442071234567', locale: 'en-GB' };
    expect(await expectStatus(200, person.send('PATCH /auth/me', { json }))).toEqual({ ...bare, ...json });
    await expectStatus(200, person.send('PATCH /auth/me', { json: { phone: null } }));
    const kept = { ...bare, name: json.name, locale: json.locale };
    expect(await expectStatus(200, person.send('GET /auth/me'))).toEqual(kept);
  });

  it.each([
    ['phone', '030 12345'],
    ['locale', 'german'],
    ['name', ''],
    ['email', 'other@example.com'],
  ])('refuses a %s of %j, naming the field', async (field, value) => {
    const person = await aCustomer();
    const answer = await person.send<Problem>('PATCH /auth/me', { json: { [field]: value } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED', field } });
  });
});

describe('an address book', () => {
  it('keeps addresses, one of them the default', async () => {
    const person = await aCustomer();
    const first = await add(person, { label: 'home' });
    expect(first.headers.get('location')).toBe(`/auth/me/addresses/${first.body.id}`);
    expect(first).toMatchObject({ status: 201, body: { ...home, label: 'home', isDefault: true } });
    const second = await expectStatus(201, add(person, { isDefault: true }));
    const path = `/auth/me/addresses/${first.body.id}`;
    expect(await expectStatus(200, person.send(`GET ${path}`))).toEqual({ ...first.body, isDefault: false });
    const json = { city: 'Potsdam', label: null };
    expect(await expectStatus(200, person.send(`PATCH ${path}`, { json }))).toMatchObject({
      city: 'Potsdam',
    });
    await expectStatus(204, person.send(`DELETE ${path}`));
    expect((await addressesOf(person)).items).toEqual([second]);
  });

  it('adds one address for one idempotency key', async () => {
    const person = await aCustomer();
    const key = { 'idempotency-key': randomUUID() };
    const [one, other] = [await add(person, {}, key), await add(person, {}, key)];
    expect(other.body).toEqual(one.body);
    expect(other.headers.get('idempotency-replayed')).toBe('true');
    expect((await addressesOf(person)).items).toHaveLength(1);
  });

  it('is read page by page', async () => {
    const person = await aCustomer();
    for (const label of ['1', '2', '3']) await expectStatus(201, add(person, { label }));
    const first = await addressesOf(person, '?limit=2');
    const second = await addressesOf(person, `?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ label }) => label)).toEqual(['3', '2', '1']);
    expect(second.nextCursor).toBeNull();
  });

  it('shows nobody an address of somebody else', async () => {
    const [owner, other] = [await aCustomer(), await aCustomer()];
    const { id } = await expectStatus(201, add(owner));
    const json = { city: 'Rome' };
    for (const route of [`GET /auth/me/addresses/${id}`, `DELETE /auth/me/addresses/${id}`]) {
      expect(await other.send(route)).toMatchObject({ status: 404, body: { code: 'ADDRESS_NOT_FOUND' } });
    }
    const changed = await other.send(`PATCH /auth/me/addresses/${id}`, { json });
    expect(changed).toMatchObject({ status: 404, body: { code: 'ADDRESS_NOT_FOUND' } });
    expect((await addressesOf(owner)).items).toMatchObject([home]);
  });
});

interface Exported {
  readonly account: User;
  readonly addresses: SavedAddress[];
  readonly sessions: unknown[];
  readonly baskets: { readonly id: string }[];
  readonly checkouts: { readonly id: string }[];
  readonly orders: { readonly id: string; readonly timeline: unknown[] }[];
  readonly payments: { readonly orderId: string }[];
  readonly contact: { readonly email: string };
  readonly notifications: { readonly body: string }[];
}

describe('the export of personal data', () => {
  it('holds what every service knows about the caller, and of nobody else', async () => {
    const [person, other] = [await aCustomer(), await aCustomer()];
    const product = await aProduct();
    const { id: orderId } = await aConfirmedOrder(person, product);
    await aConfirmedOrder(other, product);
    const address = await expectStatus(201, add(person));
    const basket = await aBasketWith(person, product);
    await anEmptyBasket(other);
    await notificationsAbout(orderId, person);

    const answer = await person.send<Exported>('GET /auth/me/export');

    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        account: { id: person.id, email: person.email },
        addresses: [address],
        sessions: [{ endedAt: null }],
        baskets: [{ id: basket.id }],
        checkouts: [{ id: orderId }],
        orders: [{ id: orderId, status: 'CONFIRMED' }],
        payments: [{ orderId, status: 'CAPTURED' }],
        contact: { email: person.email },
      },
    });
    expect(answer.body.orders[0]?.timeline.length).toBeGreaterThan(3);
    expect(answer.body.notifications).toHaveLength(1);
    expect(JSON.stringify(answer.body)).not.toContain(other.id);
  });

  it('holds every order of somebody with many', async () => {
    const person = await aCustomer();
    const { id } = await aConfirmedOrder(person, await aProduct());
    const copied = await query<{ id: string }>(
      'orders',
      `INSERT INTO orders (id, basket_id, user_id, status, lines, currency, total, payment_method, created_at, updated_at, version)
       SELECT gen_random_uuid(), gen_random_uuid(), user_id, status, lines, currency, total, payment_method,
         created_at - (n % 50) * interval '1 hour', updated_at, version
       FROM orders, generate_series(1, 449) AS n WHERE id = $1 RETURNING id`,
      [id],
    );
    const { orders } = await expectStatus(200, person.send<Exported>('GET /auth/me/export'));
    expect(orders.map((order) => order.id).sort()).toEqual([id, ...copied.map((row) => row.id)].sort());
  });
});
