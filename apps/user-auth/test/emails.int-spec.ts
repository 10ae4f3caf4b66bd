import { RequestEmailVerificationHandler } from '../src/commands/request-email-verification.handler';
import { VerifyEmailHandler } from '../src/commands/verify-email.handler';
import { GetMeHandler } from '../src/queries/get-me.handler';
import { refusal, userAuthFixture } from '../src/testing/user-auth-fixture';

let auth: Awaited<ReturnType<typeof userAuthFixture>>;

beforeAll(async () => {
  auth = await userAuthFixture(process.env);
});

afterAll(() => auth.close());

async function somebody() {
  const { id, email } = await auth.account();
  const caller = { id, roles: ['customer' as const] };
  return {
    email,
    mailed: async () => (await auth.mailedTokens(email, 'verify-email')).at(-1) ?? '',
    isVerified: async () => (await auth.run(GetMeHandler, {}, { caller })).emailVerified,
    askAgain: () => auth.runIn(RequestEmailVerificationHandler, {}, { caller }),
  };
}

const verify = (token: string) => auth.run(VerifyEmailHandler, { token });

describe('an e-mail address', () => {
  it('is verified by the token that registration has mailed, which works once', async () => {
    const person = await somebody();
    expect(await person.isVerified()).toBe(false);
    const token = await person.mailed();
    await verify(token);
    expect(await person.isVerified()).toBe(true);
    await expect(verify(token)).rejects.toMatchObject({
      code: 'INVALID_ONE_TIME_TOKEN',
      facts: { errors: [{ field: 'token' }] },
    });
  });

  it('is verified by a later mail as well, and then no more are sent', async () => {
    const person = await somebody();
    const first = await person.mailed();
    await person.askAgain();
    const second = await person.mailed();
    expect(second).not.toBe(first);
    await verify(second);
    await expect(verify(first)).rejects.toThrow(refusal('INVALID_ONE_TIME_TOKEN'));
    await expect(person.askAgain()).rejects.toThrow(refusal('EMAIL_ALREADY_VERIFIED'));
  });

  it('is sent five mails an hour at most, and then told when the next may follow', async () => {
    const person = await somebody();
    for (let count = 2; count <= 5; count++) await person.askAgain();
    const refused = await person.askAgain().catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', kind: 'too-many' });
    expect((refused as { facts: { retryAfter: number } }).facts.retryAfter).toBeGreaterThan(3_500);
  });
});
