import { randomUUID } from 'node:crypto';
import type { Account } from '#contracts/users/account';
import type { Envelope } from '#contracts/kernel/envelope';
import { until } from '../support/until';
import { type BrokerClient, connectBroker } from './support/broker';
import { expectStatus, send } from './support/http';
import { PASSWORD, type Person, aCustomer, logIn, theAdmin } from './support/people';

interface Page {
  readonly items: Account[];
  readonly nextCursor: string | null;
}

const ended = { status: 401, body: { code: 'INVALID_TOKEN' } };
let admin: Person;
let broker: BrokerClient;
let events: Envelope[];

beforeAll(async () => {
  [admin, broker] = await Promise.all([theAdmin(), connectBroker()]);
  events = await broker.watch();
});

afterAll(() => broker.close());

const list = (query: string) => expectStatus(200, admin.send<Page>(`GET /users?${query}`));
const said = (type: string, userId: string) =>
  until(`${type} is said of ${userId}`, () => events.find((it) => it.type === type && it.subject === userId));

describe('an administrator', () => {
  it('finds users by a part of their address, page by page', async () => {
    const word = `u${randomUUID().slice(0, 8)}`;
    for (const number of [1, 2, 3]) {
      const json = { email: `${word}-${number}@example.com`, password: PASSWORD };
      await expectStatus(201, send('POST /auth/register', { json }));
    }
    const first = await list(`search=${word.toUpperCase()}&limit=2`);
    const second = await list(`search=${word}&limit=2&cursor=${first.nextCursor}`);
    const emails = [...first.items, ...second.items].map(({ email }) => email);
    expect(emails).toEqual([3, 2, 1].map((number) => `${word}-${number}@example.com`));
    expect(second.nextCursor).toBeNull();
  });

  it('gives a user other roles, which count from the next log-in on', async () => {
    const customer = await aCustomer();
    const json = { roles: ['customer', 'staff'] };
    const account = await expectStatus(200, admin.send<Account>(`PUT /users/${customer.id}/roles`, { json }));
    expect(account).toMatchObject({ id: customer.id, email: customer.email, ...json, disabledAt: null });
    expect((await said('user.roles-changed.v1', customer.id)).data).toEqual({ userId: customer.id, ...json });
    expect(await customer.send('GET /auth/me')).toMatchObject(ended);
    const { accessToken } = await logIn(customer.email, PASSWORD);
    expect(await expectStatus(200, send('GET /auth/me', { token: accessToken }))).toMatchObject(json);
    expect((await list(`role=staff&search=${customer.email}`)).items).toEqual([account]);
    expect(await expectStatus(200, admin.send(`GET /users/${customer.id}`))).toEqual(account);
  });

  it('disables a user, whose sessions end at once, and enables them again', async () => {
    const customer = await aCustomer();
    const disabled = await expectStatus(200, admin.send<Account>(`POST /users/${customer.id}/disable`));
    expect(disabled.disabledAt).not.toBeNull();
    await said('user.disabled.v1', customer.id);
    expect(await customer.send('GET /auth/me')).toMatchObject(ended);
    const json = { email: customer.email, password: PASSWORD };
    expect(await send('POST /auth/login', { json })).toMatchObject({
      status: 403,
      body: { code: 'ACCOUNT_DISABLED' },
    });
    await expectStatus(200, admin.send(`POST /users/${customer.id}/enable`));
    await said('user.enabled.v1', customer.id);
    await logIn(customer.email, PASSWORD);
  });

  it('cannot disable oneself', async () => {
    const answer = await admin.send(`POST /users/${admin.id}/disable`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'CANNOT_DISABLE_ONESELF' } });
  });

  it('is told of users that do not exist', async () => {
    const answer = await admin.send(`GET /users/${randomUUID()}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'USER_NOT_FOUND' } });
  });
});

it.each([
  'GET /users',
  'GET /users/:id',
  'PUT /users/:id/roles',
  'POST /users/:id/disable',
  'POST /users/:id/enable',
])('%s is for administrators only', async (route) => {
  const customer = await aCustomer();
  const path = route.replace(':id', customer.id);
  const json = route.startsWith('PUT') ? { roles: ['admin'] } : undefined;
  expect(await customer.send(path, { json })).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  expect(await send(path, { json })).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
});
