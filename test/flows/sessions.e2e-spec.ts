import type { Tokens } from '#contracts/users/user';
import { expectStatus, send } from './support/http';
import { PASSWORD, aCustomer, logIn } from './support/people';
import { query } from './support/records';

const refresh = (refreshToken: string) => send<Tokens>('POST /auth/refresh', { json: { refreshToken } });
const me = (token: string) => send('GET /auth/me', { token });
const refused = { status: 401, body: { code: 'INVALID_REFRESH_TOKEN' } };
const ended = { status: 401, body: { code: 'INVALID_TOKEN' } };

/** As if the session's used tokens had been used a minute ago. */
const longAgo = (userId: string) =>
  query(
    'user-auth',
    `UPDATE refresh_tokens SET used_at = used_at - interval '1 minute'
     WHERE used_at IS NOT NULL AND session_id IN (SELECT id FROM sessions WHERE user_id = $1)`,
    [userId],
  );

describe('a session', () => {
  it('goes on by refresh tokens that each work once', async () => {
    const { id, refreshToken } = await aCustomer();
    const next = await expectStatus(200, refresh(refreshToken));
    expect(next.tokenType).toBe('Bearer');
    expect(next.expiresIn).toBeGreaterThan(0);
    expect(await expectStatus(200, me(next.accessToken))).toMatchObject({ id });
    await expectStatus(200, refresh(next.refreshToken));
  });

  it('survives 20 refreshes with one token at once, of which one wins', async () => {
    const { refreshToken } = await aCustomer();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
    const [won, ...others] = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status !== 200);
    expect(others).toEqual([]);
    expect(lost).toHaveLength(19);
    for (const answer of lost)
      expect(answer).toMatchObject({ status: 409, body: { code: 'REFRESH_TOKEN_JUST_USED' } });
    const next = await expectStatus(200, refresh(won?.body.refreshToken ?? ''));
    await expectStatus(200, me(next.accessToken));
  });

  it('ends with all its tokens when a used one comes back later', async () => {
    const { id, refreshToken } = await aCustomer();
    const next = await expectStatus(200, refresh(refreshToken));
    await longAgo(id);
    expect(await refresh(refreshToken)).toMatchObject(refused);
    expect(await refresh(next.refreshToken)).toMatchObject(refused);
    expect(await me(next.accessToken)).toMatchObject(ended);
  });
});

describe('logging out', () => {
  it('ends the session at once, and may be repeated', async () => {
    const { refreshToken, token } = await aCustomer();
    const logOut = () => send('POST /auth/logout', { json: { refreshToken } });
    await expectStatus(204, logOut());
    expect(await refresh(refreshToken)).toMatchObject(refused);
    expect(await me(token)).toMatchObject(ended);
    await expectStatus(204, logOut());
  });

  it('everywhere ends all sessions of the caller', async () => {
    const customer = await aCustomer();
    const other = await logIn(customer.email, PASSWORD);
    await expectStatus(204, customer.send('POST /auth/logout-all'));
    for (const { token, refreshToken } of [customer, { ...other, token: other.accessToken }]) {
      expect(await refresh(refreshToken)).toMatchObject(refused);
      expect(await me(token)).toMatchObject(ended);
    }
    await logIn(customer.email, PASSWORD);
  });
});
