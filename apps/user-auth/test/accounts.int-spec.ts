import { UserRegistered } from '#contracts/users/events/user-registered.v1';
import { AccessTokenSigner, AccessTokens } from '#libs/auth';
import { newId } from '#libs/common';
import { databaseEnv, parseEnv, redisEnv } from '#libs/configs';
import { Names, Outbox, ServiceIdentity } from '#libs/messaging';
import type { UnitOfWork } from '#libs/messaging';
import { RedisClient } from '#libs/redis';
import { tokenConfig } from '../../../libs/auth/src/testing/token-config';
import { LogInHandler } from '../src/commands/log-in.handler';
import { LogOutHandler } from '../src/commands/log-out.handler';
import { RefreshTokensHandler } from '../src/commands/refresh-tokens.handler';
import { RegisterUserHandler } from '../src/commands/register-user.handler';
import { SessionRepository } from '../src/persistence/session.repository';
import { UserAuthDatabase } from '../src/persistence/user-auth-database';
import type { UserAuthTx } from '../src/persistence/user-auth-database';
import { UserRepository } from '../src/persistence/user.repository';
import { GetMeHandler } from '../src/queries/get-me.handler';
import { Passwords } from '../src/security/passwords';
import { SessionPolicy } from '../src/security/session-policy';
import { SessionRevocations } from '../src/security/session-revocations';
import { TokenIssuer } from '../src/security/token-issuer';

const config = parseEnv(process.env, { database: databaseEnv('user-auth'), redis: redisEnv() });
const database = new UserAuthDatabase(config.database);
const redis = new RedisClient(config.redis);
const unitOfWork = {
  run: <T>(work: (tx: UserAuthTx) => Promise<T>) => database.transaction(work),
} as UnitOfWork<UserAuthTx>;
const outbox = new Outbox(new Names(), new ServiceIdentity('user-auth'));
const events = jest.spyOn(outbox, 'add').mockResolvedValue();
const users = new UserRepository(database);
const sessions = new SessionRepository(database);
const passwords = new Passwords();
const policy = new SessionPolicy(60, 3_600);
const revocations = new SessionRevocations(redis, policy);
const accessTokens = new AccessTokens(tokenConfig());
const issuer = new TokenIssuer(new AccessTokenSigner(tokenConfig()), policy);

const register = new RegisterUserHandler(passwords, users, outbox, unitOfWork);
const logIn = new LogInHandler(users, passwords, sessions, policy, issuer);
const refresh = new RefreshTokensHandler(sessions, revocations, issuer, unitOfWork);
const logOut = new LogOutHandler(sessions, revocations);
const getMe = new GetMeHandler(users);

const password = 'P@ssw0rd';
const newEmail = () => `${newId()}@example.com`;
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

async function newAccount() {
  const email = newEmail();
  const { id } = await register.handle({ email, password });
  return { id, email };
}

async function newSession() {
  const account = await newAccount();
  return { ...account, ...(await logIn.handle({ email: account.email, password })) };
}

function disable(id: string) {
  return database.client.user.update({ where: { id }, data: { disabledAt: new Date() } });
}

beforeAll(() => redis.connect());

afterAll(() => Promise.all([database.close(), redis.onApplicationShutdown()]));

describe('registration', () => {
  it('opens a customer account and says so', async () => {
    const email = newEmail();
    const user = await register.handle({ email, password });
    expect(user).toEqual({ id: expect.any(String) as string, email, roles: ['customer'] });
    expect(events).toHaveBeenLastCalledWith(
      expect.anything(),
      UserRegistered.of({ userId: user.id, email, roles: ['customer'] }),
    );
  });

  it('refuses an address that has an account, naming the field', async () => {
    const { email } = await newAccount();
    await expect(register.handle({ email, password })).rejects.toMatchObject({
      code: 'EMAIL_TAKEN',
      kind: 'conflict',
      facts: { errors: [{ field: 'email' }] },
    });
  });

  it('lets one of two through that take an address at once', async () => {
    const email = newEmail();
    const both = await Promise.allSettled([1, 2].map(() => register.handle({ email, password })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('log-in', () => {
  it('gives an access token that says who it is', async () => {
    const { id, accessToken, tokenType, expiresIn } = await newSession();
    await expect(accessTokens.verify(accessToken)).resolves.toMatchObject({ id, roles: ['customer'] });
    expect({ tokenType, expiresIn }).toEqual({ tokenType: 'Bearer', expiresIn: 60 });
  });

  it('gives one answer to a wrong password and an unknown address', async () => {
    const { email } = await newAccount();
    const answer = { code: 'INVALID_CREDENTIALS', kind: 'unauthenticated' };
    await expect(logIn.handle({ email, password: 'p@ssw0rd' })).rejects.toMatchObject(answer);
    await expect(logIn.handle({ email: newEmail(), password })).rejects.toMatchObject(answer);
  });

  it('tells only who knows the password that an account is disabled', async () => {
    const { id, email } = await newAccount();
    await disable(id);
    await expect(logIn.handle({ email, password })).rejects.toThrow(refusal('ACCOUNT_DISABLED'));
    await expect(logIn.handle({ email, password: 'wrong' })).rejects.toThrow(refusal('INVALID_CREDENTIALS'));
  });
});

describe('a refresh token', () => {
  const invalid = refusal('INVALID_REFRESH_TOKEN');

  it('is traded for new tokens, which work in turn', async () => {
    const { id, refreshToken } = await newSession();
    const second = await refresh.handle({ refreshToken });
    const third = await refresh.handle(second);
    await expect(accessTokens.verify(third.accessToken)).resolves.toMatchObject({ id });
  });

  it('ends its whole family when it is used twice', async () => {
    const { refreshToken } = await newSession();
    const second = await refresh.handle({ refreshToken });
    await expect(refresh.handle({ refreshToken })).rejects.toThrow(invalid);
    await expect(refresh.handle(second)).rejects.toThrow(invalid);
  });

  it('works for one of two who present it at once', async () => {
    const { refreshToken } = await newSession();
    const both = await Promise.allSettled([1, 2].map(() => refresh.handle({ refreshToken })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is worth nothing after its session has expired', async () => {
    const { id, refreshToken } = await newSession();
    await database.client.session.updateMany({ where: { userId: id }, data: { expiresAt: new Date() } });
    await expect(refresh.handle({ refreshToken })).rejects.toThrow(invalid);
  });

  it('is worth nothing once its user is disabled', async () => {
    const { id, refreshToken } = await newSession();
    await disable(id);
    await expect(refresh.handle({ refreshToken })).rejects.toThrow(invalid);
  });

  it('is worth nothing after log-out, while another session goes on', async () => {
    const { email, refreshToken } = await newSession();
    const other = await logIn.handle({ email, password });
    await database.transaction((tx) => logOut.handle({ refreshToken }, { caller: undefined, tx }));
    await expect(refresh.handle({ refreshToken })).rejects.toThrow(invalid);
    await expect(refresh.handle(other)).resolves.toMatchObject({ tokenType: 'Bearer' });
  });

  it('that nobody knows is refused, and changes nothing at log-out', async () => {
    const refreshToken = 'made-up';
    await expect(refresh.handle({ refreshToken })).rejects.toThrow(invalid);
    const loggedOut = database.transaction((tx) =>
      logOut.handle({ refreshToken }, { caller: undefined, tx }),
    );
    await expect(loggedOut).resolves.toEqual({});
  });

  it('is not kept, only its hash is', async () => {
    const { id, refreshToken } = await newSession();
    const [token] = await database.client.refreshToken.findMany({ where: { session: { userId: id } } });
    expect(Buffer.from(token?.hash ?? []).toString('base64url')).not.toBe(refreshToken);
    expect(token?.hash).toHaveLength(32);
  });
});

describe('me', () => {
  it('is the account of whoever asks', async () => {
    const { id, email } = await newAccount();
    await expect(getMe.handle({}, { caller: { id, roles: ['customer'] } })).resolves.toEqual({
      id,
      email,
      roles: ['customer'],
    });
  });

  it('is for those who are logged in', async () => {
    await expect(getMe.handle({}, { caller: undefined })).rejects.toThrow(refusal('UNAUTHENTICATED'));
  });
});
