import { randomUUID } from 'node:crypto';
import type { User } from '#contracts/users/user';
import { until } from '../support/until';
import { type Problem, expectStatus, send } from './support/http';
import { mailedToken, mailsTo } from './support/mailbox';
import { PASSWORD, aCustomer, logIn } from './support/people';
import { query } from './support/records';

const NEW_PASSWORD = 'another P@ssw0rd';
const RESET = /new password/;
const VERIFY = /verify/;
const worthless = { status: 422, body: { code: 'INVALID_ONE_TIME_TOKEN', field: 'token' } };
const wrong = { status: 401, body: { code: 'INVALID_CREDENTIALS' } };

const forget = (email: string) => send('POST /auth/password/forgot', { json: { email } });
const reset = (token: string) =>
  send('POST /auth/password/reset', { json: { token, password: NEW_PASSWORD } });
const verify = (token: string) => send('POST /auth/email/verify', { json: { token } });
const attempt = (email: string, password: string) => send('POST /auth/login', { json: { email, password } });

describe('an e-mail address', () => {
  it('is verified by the token of the mail that registration sends', async () => {
    const customer = await aCustomer();
    const isVerified = async () =>
      (await expectStatus(200, customer.send<User>('GET /auth/me'))).emailVerified;
    expect(await isVerified()).toBe(false);
    const token = await mailedToken(customer.email, VERIFY);
    await expectStatus(204, verify(token));
    expect(await isVerified()).toBe(true);
    expect(await verify(token)).toMatchObject(worthless);
    expect(await customer.send('POST /auth/email/verification')).toMatchObject({
      status: 409,
      body: { code: 'EMAIL_ALREADY_VERIFIED' },
    });
  });

  it('gets another mail on request', async () => {
    const customer = await aCustomer();
    const first = await mailedToken(customer.email, VERIFY);
    await expectStatus(202, customer.send('POST /auth/email/verification'));
    const second = await mailedToken(customer.email, VERIFY, 2);
    expect(second).not.toBe(first);
    await expectStatus(204, verify(second));
  });
});

describe('a forgotten password', () => {
  it('is replaced by the token of a mail, once, and all sessions end', async () => {
    const customer = await aCustomer();
    await expectStatus(202, forget(customer.email));
    const token = await mailedToken(customer.email, RESET);
    await expectStatus(204, reset(token));
    expect(await reset(token)).toMatchObject(worthless);
    expect(await attempt(customer.email, PASSWORD)).toMatchObject(wrong);
    const { refreshToken } = customer;
    expect(await send('POST /auth/refresh', { json: { refreshToken } })).toMatchObject({ status: 401 });
    expect(await customer.send('GET /auth/me')).toMatchObject({
      status: 401,
      body: { code: 'INVALID_TOKEN' },
    });
    await logIn(customer.email, NEW_PASSWORD);
  });

  it('of an address without an account is answered the same, and nobody is mailed', async () => {
    const [{ email }, unknown] = [await aCustomer(), `nobody-${randomUUID()}@example.com`];
    const [known, other] = await Promise.all([forget(email), forget(unknown)]);
    expect([known.status, known.body]).toEqual([202, undefined]);
    expect([other.status, other.body]).toEqual([202, undefined]);
    await mailedToken(email, RESET);
    expect(mailsTo(unknown)).toEqual([]);
  });

  it('leaves its token readable nowhere but in the mail', async () => {
    const customer = await aCustomer();
    await forget(customer.email);
    const token = await mailedToken(customer.email, RESET);
    const notifications = await customer.send<{ items: unknown[] }>('GET /notifications');
    expect(JSON.stringify(notifications.body)).not.toContain(token);
    const kept = await until('the mail is kept', async () => {
      const rows = await query<{ body: string }>(
        'notifications',
        `SELECT subject, body FROM notifications WHERE template = 'reset-password'`,
      );
      return rows.length > 0 && JSON.stringify(rows);
    });
    expect(kept).not.toContain(token);
  });
});

describe('a password', () => {
  it('is changed by its owner, whose other sessions end', async () => {
    const customer = await aCustomer();
    const other = await logIn(customer.email, PASSWORD);
    const json = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    await expectStatus(204, customer.send('POST /auth/password/change', { json }));
    await expectStatus(200, customer.send('GET /auth/me'));
    expect(await send('GET /auth/me', { token: other.accessToken })).toMatchObject({
      status: 401,
      body: { code: 'INVALID_TOKEN' },
    });
    expect(await attempt(customer.email, PASSWORD)).toMatchObject(wrong);
    await logIn(customer.email, NEW_PASSWORD);
  });

  it('is not changed by somebody who only has a token', async () => {
    const customer = await aCustomer();
    const json = { currentPassword: 'a wrong password', newPassword: NEW_PASSWORD };
    const answer = await customer.send<Problem>('POST /auth/password/change', { json });
    expect(answer).toMatchObject({ status: 422, body: { code: 'WRONG_PASSWORD', field: 'currentPassword' } });
    await logIn(customer.email, PASSWORD);
  });
});
