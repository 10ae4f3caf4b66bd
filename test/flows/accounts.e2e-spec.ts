import { randomUUID } from 'node:crypto';
import type { User } from '#contracts/users/user';
import { type Problem, expectStatus, send } from './support/http';
import { PASSWORD, aCustomer, logIn, theAdmin } from './support/people';

describe('an account', () => {
  it('is opened once an address, however it is typed', async () => {
    const email = `account-${randomUUID()}@example.com`;
    const json = { email, password: PASSWORD };
    const user = await expectStatus(201, send<User>('POST /auth/register', { json }));
    expect(user).toEqual({ id: user.id, email, emailVerified: false, roles: ['customer'] });

    const again = { email: email.toUpperCase(), password: PASSWORD };
    expect(await send<Problem>('POST /auth/register', { json: again })).toMatchObject({
      status: 409,
      body: { code: 'EMAIL_TAKEN', field: 'email' },
    });
    const { accessToken } = await logIn(email.toUpperCase(), PASSWORD);
    expect(await expectStatus(200, send('GET /auth/me', { token: accessToken }))).toEqual(user);
  });

  it('is opened once by 10 requests at once', async () => {
    const json = { email: `account-${randomUUID()}@example.com`, password: PASSWORD };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send('POST /auth/register', { json })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
  });

  it('is opened once under one idempotency key', async () => {
    const json = { email: `account-${randomUUID()}@example.com`, password: PASSWORD };
    const headers = { 'idempotency-key': randomUUID() };
    const register = (body: object) => send<User>('POST /auth/register', { json: body, headers });
    const first = await register(json);
    const again = await register(json);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const reused = { status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } };
    expect(await register({ ...json, password: 'another password' })).toMatchObject(reused);
  });

  it('answers an unknown address and a wrong password alike', async () => {
    const { email } = await aCustomer();
    const attempts = [
      { email, password: 'wrong password' },
      { email: `x${email}`, password: PASSWORD },
    ];
    const [wrong, unknown] = await Promise.all(
      attempts.map((json) => send<Problem>('POST /auth/login', { json })),
    );
    expect(wrong).toMatchObject({ status: 401, body: { code: 'INVALID_CREDENTIALS' } });
    expect(unknown?.body.detail).toBe(wrong?.body.detail);
  });

  it('of the administrator is there from the start', async () => {
    const admin = await theAdmin();
    const me = await expectStatus(200, admin.send<User>('GET /auth/me'));
    expect(me.roles).toContain('admin');
  });
});
