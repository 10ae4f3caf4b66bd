import { TOTP } from 'otpauth';
import type { RecoveryCodes, SecondFactor, TotpSetup } from '#contracts/users/second-factor';
import type { Tokens } from '#contracts/users/user';
import { type Problem, expectStatus, send } from './support/http';
import { mailedToken } from './support/mailbox';
import { PASSWORD, aCustomer } from './support/people';

const STEP_MS = 30_000;

/** Somebody whose authenticator app may run a step ahead or behind. */
async function aProtectedCustomer() {
  const customer = await aCustomer();
  const { secret, otpauthUrl } = await expectStatus(200, customer.send<TotpSetup>('POST /auth/totp'));
  const app = new TOTP({ secret });
  const code = (stepsAhead = 0) => app.generate({ timestamp: Date.now() + stepsAhead * STEP_MS });
  const json = { code: code(-1) };
  const confirmed = await expectStatus(
    200,
    customer.send<RecoveryCodes>('POST /auth/totp/confirm', { json }),
  );
  return { ...customer, ...confirmed, code, otpauthUrl };
}

const logIn = (email: string, totp?: string, password = PASSWORD) =>
  send<Tokens & Problem>('POST /auth/login', { json: { email, password, totp } });

describe('a second factor', () => {
  it('is asked for at log-in once it is confirmed, and each code lets in once', async () => {
    const customer = await aProtectedCustomer();
    expect(await logIn(customer.email)).toMatchObject({
      status: 401,
      body: { code: 'TOTP_REQUIRED', field: 'totp' },
    });
    const code = customer.code();
    expect(await logIn(customer.email, code)).toMatchObject({ status: 200 });
    const again = await logIn(customer.email, code);
    expect(again).toMatchObject({ status: 401, body: { code: 'INVALID_TOTP', field: 'totp' } });
  });

  it('is replaced by a recovery code, once', async () => {
    const { email, recoveryCodes, send: ask } = await aProtectedCustomer();
    const [code = ''] = recoveryCodes;
    expect(await logIn(email, code)).toMatchObject({ status: 200 });
    expect(await logIn(email, code)).toMatchObject({ status: 401 });
    const factor = await expectStatus(200, ask<SecondFactor>('GET /auth/totp'));
    expect(factor).toEqual({ enabled: true, recoveryCodesLeft: 9 });
  });

  it('is asked for after the password was forgotten, too', async () => {
    const { email, code } = await aProtectedCustomer();
    await expectStatus(202, send('POST /auth/password/forgot', { json: { email } }));
    const json = { token: await mailedToken(email, /password/i), password: 'another long password' };
    await expectStatus(204, send('POST /auth/password/reset', { json }));
    expect(await logIn(email, undefined, json.password)).toMatchObject({ body: { code: 'TOTP_REQUIRED' } });
    expect(await logIn(email, code(), json.password)).toMatchObject({ status: 200 });
  });

  it('is turned off by password and code together', async () => {
    const customer = await aProtectedCustomer();
    const disable = (json: object) => customer.send('POST /auth/totp/disable', { json });
    expect(await disable({ password: 'a wrong password', code: customer.code() })).toMatchObject({
      status: 422,
      body: { code: 'WRONG_PASSWORD' },
    });
    expect(await disable({ password: PASSWORD, code: '000000' })).toMatchObject({
      status: 422,
      body: { code: 'WRONG_CODE' },
    });
    await expectStatus(204, disable({ password: PASSWORD, code: customer.code() }));
    expect(await logIn(customer.email)).toMatchObject({ status: 200 });
  });

  it('changes nothing until it is confirmed', async () => {
    const customer = await aCustomer();
    await expectStatus(200, customer.send('POST /auth/totp'));
    const answer = await customer.send('POST /auth/totp/confirm', { json: { code: '000000' } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'WRONG_CODE', field: 'code' } });
    expect(await logIn(customer.email)).toMatchObject({ status: 200 });
  });
});
