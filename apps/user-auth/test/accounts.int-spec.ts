import { UserRegistered } from '#contracts/users/events/user-registered.v1';
import { newId } from '#libs/common';
import { IdempotentRequest } from '#libs/messaging';
import { RegisterUserHandler } from '../src/commands/register-user.handler';
import { GetMeHandler } from '../src/queries/get-me.handler';
import { PASSWORD, refusal, userAuthFixture } from '../src/testing/user-auth-fixture';

let auth: Awaited<ReturnType<typeof userAuthFixture>>;

beforeAll(async () => {
  auth = await userAuthFixture(process.env);
});

afterAll(() => auth.close());

const newEmail = () => `${newId()}@example.com`;
const register = (email: string, key?: string, password = PASSWORD) => {
  const notCompared = ['password'];
  const idempotency = key && new IdempotentRequest('users.register', key, { email, password }, notCompared);
  return auth.run(RegisterUserHandler, { email, password }, { idempotency: idempotency || undefined });
};

describe('registration', () => {
  it('opens a customer account and says so', async () => {
    const email = newEmail();
    const user = await register(email);
    expect(user).toEqual({ id: user.id, email, emailVerified: false, roles: ['customer'] });
    const [event] = await auth.events(email);
    const { type } = UserRegistered;
    expect(event).toEqual({ type, data: { userId: user.id, email, roles: ['customer'] } });
  });

  it('refuses an address that has an account, naming the field', async () => {
    const { email } = await auth.account();
    await expect(register(email)).rejects.toMatchObject({
      code: 'EMAIL_TAKEN',
      kind: 'conflict',
      facts: { errors: [{ field: 'email' }] },
    });
  });

  it('lets one of two through that take an address at once', async () => {
    const email = newEmail();
    const both = await Promise.allSettled([1, 2].map(() => register(email)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('answers the first answer again under one idempotency key, and opens one account', async () => {
    const [email, key] = [newEmail(), newId()];
    const first = await register(email, key);
    await expect(register(email, key)).resolves.toEqual(first);
    expect(await auth.mailedTokens(email, 'verify-email')).toHaveLength(1);
  });

  it('refuses another password, or another address, under the same key', async () => {
    const [email, key] = [newEmail(), newId()];
    await register(email, key);
    const reused = refusal('IDEMPOTENCY_KEY_REUSED');
    await expect(register(email, key, 'another password')).rejects.toThrow(reused);
    await expect(register(newEmail(), key)).rejects.toThrow(reused);
  });
});

describe('log-in', () => {
  it('gives an access token that says who it is, and in which session', async () => {
    const { id, email } = await auth.account();
    const { accessToken, tokenType, expiresIn } = await auth.logIn(email);
    const { id: sessionId } = await auth.database.client.session.findFirstOrThrow({ where: { userId: id } });
    const caller = await auth.accessTokens.verify(accessToken);
    expect(caller).toMatchObject({ id, roles: ['customer'], sessionId });
    expect({ tokenType, expiresIn }).toEqual({ tokenType: 'Bearer', expiresIn: 60 });
  });

  it('gives one answer to a wrong password and an unknown address', async () => {
    const { email } = await auth.account();
    const answer = { code: 'INVALID_CREDENTIALS', kind: 'unauthenticated' };
    await expect(auth.logIn(email, { password: 'p@ssw0rd' })).rejects.toMatchObject(answer);
    await expect(auth.logIn(newEmail())).rejects.toMatchObject(answer);
  });

  it('tells only who knows the password that an account is disabled', async () => {
    const { id, email } = await auth.account();
    await auth.database.client.user.update({ where: { id }, data: { disabledAt: new Date() } });
    await expect(auth.logIn(email)).rejects.toThrow(refusal('ACCOUNT_DISABLED'));
    await expect(auth.logIn(email, { password: 'wrong' })).rejects.toThrow(refusal('INVALID_CREDENTIALS'));
  });
});

describe('me', () => {
  it('is the account of whoever asks', async () => {
    const { id, email } = await auth.account();
    const me = auth.run(GetMeHandler, {}, { caller: { id, roles: ['customer'] } });
    await expect(me).resolves.toEqual({ id, email, emailVerified: false, roles: ['customer'] });
  });

  it('is for those who are logged in', async () => {
    await expect(auth.run(GetMeHandler, {})).rejects.toThrow(refusal('UNAUTHENTICATED'));
  });
});
