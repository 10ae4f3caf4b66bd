import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../support/until';
import { send } from './support/http';
import { PASSWORD, aCustomer } from './support/people';
import { logFolder } from './support/system';

type Entry = Readonly<Record<string, unknown>>;

/** The entries of a service's log that have this value under this key. */
function entries(service: string, key: string, value: string): Entry[] {
  return readFileSync(join(logFolder, `${service}.log`), 'utf8')
    .split('\n')
    .filter((line) => line.includes(JSON.stringify(value).slice(1, -1)))
    .map((line) => JSON.parse(line) as Entry)
    .filter((entry) => entry[key] === value);
}

const securityEntry = (requestId: string) =>
  until('the gateway has logged it', () =>
    entries('order_system', 'requestId', requestId).find(({ context }) => context === 'Security'),
  );

describe('the log of the gateway', () => {
  it('says that somebody was refused at log-in, as what, and not who tried', async () => {
    const { email } = await aCustomer();
    const headers = { 'x-request-id': randomUUID() };
    const json = { email, password: 'a wrong password' };
    expect((await send('POST /auth/login', { json, headers })).status).toBe(401);
    expect(await securityEntry(headers['x-request-id'])).toMatchObject({
      operation: 'POST /auth/login',
      status: 401,
      code: 'INVALID_CREDENTIALS',
      msg: 'access was refused',
    });
  });

  it('says that somebody came in, and user-auth who', async () => {
    const { id, email } = await aCustomer();
    const headers = { 'x-request-id': randomUUID() };
    await send('POST /auth/login', { json: { email, password: PASSWORD }, headers });
    expect(await securityEntry(headers['x-request-id'])).toMatchObject({
      operation: 'POST /auth/login',
      status: 200,
    });
    const loggedIn = await until('user-auth has logged it', () =>
      entries('user-auth', 'correlationId', headers['x-request-id']).find(({ userId }) => userId === id),
    );
    expect(loggedIn).toMatchObject({ secondFactor: false, msg: 'somebody logged in' });
  });

  it('says who asked for what they may not do', async () => {
    const customer = await aCustomer();
    const headers = { 'x-request-id': randomUUID() };
    await customer.send('GET /users', { headers });
    expect(await securityEntry(headers['x-request-id'])).toMatchObject({
      operation: 'GET /users',
      status: 403,
      code: 'FORBIDDEN',
      userId: customer.id,
    });
  });

  it('takes no line, and no field, from what a client sends', async () => {
    const requestId = `x","level":"fatal","msg":"forged\\n{`;
    const headers = { 'x-request-id': requestId };
    await send('GET /orders', { headers });
    const entry = await securityEntry(requestId);
    expect(entry).toMatchObject({
      level: 'info',
      code: 'UNAUTHENTICATED',
      msg: 'access was refused',
      requestId,
    });
  });
});
