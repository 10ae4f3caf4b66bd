import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Basket } from '#contracts/basket/basket';
import type { OutputOf } from '#contracts/kernel/define-command';
import type { Order } from '#contracts/orders/order';
import type { ApiKey } from '#contracts/users/api-key';
import type { CreateApiKey } from '#contracts/users/commands/create-api-key.v1';
import { type Problem, expectStatus, send } from './support/http';
import { type Person, aCustomer, theAdmin } from './support/people';
import { aProduct } from './support/shopping';
import { logFolder } from './support/system';

type NewApiKey = OutputOf<typeof CreateApiKey>;

const make = (person: Person, json: object = {}, headers: Record<string, string> = {}) =>
  person.send<NewApiKey>('POST /auth/api-keys', {
    json: { name: 'warehouse', scopes: ['orders:read'], ...json },
    headers,
  });

/** A back end with a key of the person's. */
async function aBackEnd(person: Person, scopes: readonly string[]) {
  const { id, key } = await expectStatus(201, make(person, { scopes }));
  const headers = { 'x-api-key': String(key) };
  return {
    id,
    key: String(key),
    send: <Body>(route: string, json?: object) => send<Body>(route, { json, headers }),
  };
}

const refused = { status: 401, body: { code: 'INVALID_API_KEY' } };

describe('an API key', () => {
  it('orders for its owner, as far as its scopes go', async () => {
    const owner = await aCustomer();
    const product = await aProduct();
    const scopes = ['baskets:use', 'orders:place', 'orders:read'];
    const backEnd = await aBackEnd(owner, scopes);
    const basket = await expectStatus(201, backEnd.send<Basket>('POST /basket', {}));
    const item = { productId: product.id, quantity: 1 };
    await expectStatus(200, backEnd.send(`POST /basket/${basket.id}/items`, item));
    const order = { basketId: basket.id, paymentMethod: 'stub' };
    const { id } = await expectStatus(202, backEnd.send<Order>('POST /orders', order));
    await expectStatus(200, backEnd.send(`GET /orders/${id}`));
    await expectStatus(200, owner.send(`GET /orders/${id}`));

    expect(await backEnd.send(`POST /orders/${id}/cancel`, {})).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
  });

  it('never manages accounts, not even other keys', async () => {
    const backEnd = await aBackEnd(await aCustomer(), ['orders:read']);
    for (const route of ['GET /auth/me', 'GET /auth/api-keys', `DELETE /auth/api-keys/${backEnd.id}`]) {
      expect(await backEnd.send(route)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    }
    expect(await make(await aCustomer(), { scopes: ['account:manage'] })).toMatchObject({
      status: 400,
      body: { field: 'scopes.0' },
    });
  });

  it('can be sent as a bearer token', async () => {
    const { key } = await aBackEnd(await aCustomer(), ['orders:read']);
    await expectStatus(200, send('GET /orders', { token: key }));
  });

  it('is given no scope that its owner has not', async () => {
    const answer = await make(await aCustomer(), { scopes: ['orders:read', 'products:write'] });
    expect(answer).toMatchObject({ status: 403, body: { code: 'SCOPE_NOT_HELD', field: 'scopes' } });
  });

  it('of staff writes products, and does nothing else', async () => {
    const backEnd = await aBackEnd(await theAdmin(), ['products:write']);
    const price = { amount: 100, currency: 'EUR' };
    const json = { id: `key-${randomUUID()}`, name: 'Made by a key', category: 'Keys', price };
    await expectStatus(201, backEnd.send('POST /products', json));
    expect(await backEnd.send('GET /orders')).toMatchObject({ status: 403 });
  });

  it('is shown once, even to those who ask twice', async () => {
    const owner = await aCustomer();
    const idempotencyKey = { 'idempotency-key': randomUUID() };
    const first = await make(owner, {}, idempotencyKey);
    const second = await make(owner, {}, idempotencyKey);
    expect(first.body.key).toMatch(/^osk_/);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.body).toEqual({ ...first.body, key: null });

    const other = { ...idempotencyKey };
    expect(await make(owner, { name: 'another' }, other)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    const { items } = await listOf(owner);
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toContain(String(first.body.key));
    expect(first.body.key?.startsWith(items[0]?.hint ?? 'none')).toBe(true);
  });

  it('tells its owner when it was used last', async () => {
    const owner = await aCustomer();
    const backEnd = await aBackEnd(owner, ['orders:read']);
    expect((await listOf(owner)).items).toMatchObject([{ id: backEnd.id, lastUsedAt: null }]);
    await expectStatus(200, backEnd.send('GET /orders'));
    expect((await listOf(owner)).items[0]?.lastUsedAt).not.toBeNull();
  });

  it('is worth nothing from the moment it is revoked', async () => {
    const owner = await aCustomer();
    const [backEnd, other] = [await aBackEnd(owner, ['orders:read']), await aBackEnd(owner, ['orders:read'])];
    await expectStatus(200, backEnd.send('GET /orders'));
    await expectStatus(204, owner.send(`DELETE /auth/api-keys/${backEnd.id}`));
    expect(await backEnd.send('GET /orders')).toMatchObject(refused);
    await expectStatus(200, other.send('GET /orders'));
    expect(await owner.send<Problem>(`DELETE /auth/api-keys/${backEnd.id}`)).toMatchObject({
      status: 404,
      body: { code: 'API_KEY_NOT_FOUND', field: 'keyId' },
    });
  });

  it('is revoked by nobody but its owner', async () => {
    const backEnd = await aBackEnd(await aCustomer(), ['orders:read']);
    for (const stranger of [await aCustomer(), await theAdmin()]) {
      expect(await stranger.send(`DELETE /auth/api-keys/${backEnd.id}`)).toMatchObject({ status: 404 });
    }
    await expectStatus(200, backEnd.send('GET /orders'));
  });

  it('outlives the sessions of its owner, and ends with the account', async () => {
    const owner = await aCustomer();
    const backEnd = await aBackEnd(owner, ['orders:read']);
    await expectStatus(204, send('POST /auth/logout', { json: { refreshToken: owner.refreshToken } }));
    await expectStatus(200, backEnd.send('GET /orders'));

    const admin = await theAdmin();
    await expectStatus(200, admin.send(`POST /users/${owner.id}/disable`));
    expect(await backEnd.send('GET /orders')).toMatchObject(refused);
    await expectStatus(200, admin.send(`POST /users/${owner.id}/enable`));
    await expectStatus(200, backEnd.send('GET /orders'));
  });

  it.each([
    ['unknown', `osk_${'A'.repeat(43)}`],
    ['too short', 'osk_abc'],
    ['of another system', 'sk_live_abcdefghijklmnop'],
  ])('that is %s opens nothing', async (_, key) => {
    const answer = await send('GET /orders', { headers: { 'x-api-key': key } });
    expect(answer).toMatchObject(refused);
    expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
  });

  it('does not expire before it is made', async () => {
    const answer = await make(await aCustomer(), { expiresAt: '2020-01-01T00:00:00Z' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED', field: 'expiresAt' } });
  });

  it('is in no log', async () => {
    const backEnd = await aBackEnd(await aCustomer(), ['orders:read']);
    await backEnd.send('GET /orders');
    for (const service of ['order_system', 'user-auth']) {
      expect(readFileSync(join(logFolder, `${service}.log`), 'utf8')).not.toContain(backEnd.key.slice(8));
    }
  });
});

function listOf(person: Person): Promise<{ items: ApiKey[] }> {
  return expectStatus(200, person.send<{ items: ApiKey[] }>('GET /auth/api-keys'));
}
