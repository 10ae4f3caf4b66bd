import { randomUUID } from 'node:crypto';
import type { Tokens, User } from '#contracts/users/user';
import { type Problem, expectStatus, send } from './support/http';
import { PASSWORD, aCustomer, logIn, theAdmin } from './support/people';

const refresh = <Body = Tokens>(refreshToken: string) =>
  send<Body>('POST /auth/refresh', { json: { refreshToken } });

const refused = { status: 401, body: { code: 'INVALID_REFRESH_TOKEN' } };

describe('an account', () => {
  it('is opened once an address, however it is typed', async () => {
    const email = `account-${randomUUID()}@example.com`;
    const json = { email, password: PASSWORD };
    const user = await expectStatus(201, send<User>('POST /auth/register', { json }));
    expect(user).toEqual({ id: user.id, email, roles: ['customer'] });

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

  it('stays logged in by refresh tokens that each work once', async () => {
    const { id, refreshToken } = await aCustomer();
    const next = await expectStatus(200, refresh(refreshToken));
    expect(next.tokenType).toBe('Bearer');
    expect(next.expiresIn).toBeGreaterThan(0);
    expect(await expectStatus(200, send('GET /auth/me', { token: next.accessToken }))).toMatchObject({ id });

    expect(await refresh(refreshToken)).toMatchObject(refused);
    // A token used twice may be stolen: the whole session ends.
    expect(await refresh(next.refreshToken)).toMatchObject(refused);
  });

  it('is logged out at once', async () => {
    const { refreshToken } = await aCustomer();
    await expectStatus(204, send('POST /auth/logout', { json: { refreshToken } }));
    expect(await refresh(refreshToken)).toMatchObject(refused);
    await expectStatus(204, send('POST /auth/logout', { json: { refreshToken } }));
  });

  it('of the administrator is there from the start', async () => {
    const admin = await theAdmin();
    const me = await expectStatus(200, admin.send<User>('GET /auth/me'));
    expect(me.roles).toContain('admin');
  });
});
