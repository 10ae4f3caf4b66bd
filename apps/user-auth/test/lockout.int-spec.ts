import { createHash } from 'node:crypto';
import { newId } from '#libs/common';
import { RegisterUserHandler } from '../src/commands/register-user.handler';
import { RequestPasswordResetHandler } from '../src/commands/request-password-reset.handler';
import { LockoutPolicy } from '../src/security/lockout-policy';
import { PASSWORD, refusal, userAuthFixture } from '../src/testing/user-auth-fixture';

const locked = refusal('TOO_MANY_ATTEMPTS');
const wrong = refusal('INVALID_CREDENTIALS');
let auth: Awaited<ReturnType<typeof userAuthFixture>>;

beforeAll(async () => {
  auth = await userAuthFixture(process.env, { lockout: new LockoutPolicy(3, 6, 10) });
});

afterAll(() => auth.close());

const guess = (email: string, clientAddress?: string) =>
  auth.logIn(email, { password: 'wrong', clientAddress });
const unknownEmail = () => `${newId()}@example.com`;
const newAddress = () => `2001:db8:${newId().slice(-4)}:${newId().slice(-4)}::1`;

const keyOf = (kind: string, text: string) =>
  `attempts:${kind}:${createHash('sha256').update(text).digest('base64url')}`;
const accountKey = (email: string) => keyOf('account', email);

/** As if the wait were over. */
const waitOut = (key: string) => auth.redis.run((redis) => redis.hset(key, 'lockedUntil', 0));

async function failing(count: number, attempt: () => Promise<unknown>) {
  for (let done = 0; done < count; done++) await expect(attempt()).rejects.toThrow(wrong);
}

async function retryAfterOf(attempt: Promise<unknown>): Promise<number> {
  const error = (await attempt.catch((caught: unknown) => caught)) as { facts: { retryAfter: number } };
  return error.facts.retryAfter;
}

describe('an account', () => {
  it('is closed to everybody after some failures, the right password included, until the wait is over', async () => {
    const { email } = await auth.account();
    await failing(4, () => guess(email));
    await expect(guess(email)).rejects.toThrow(locked);
    await expect(auth.logIn(email)).rejects.toThrow(locked);
    await waitOut(accountKey(email));
    await expect(auth.logIn(email)).resolves.toMatchObject({ tokenType: 'Bearer' });
  });

  it('waits twice as long after each further failure, up to the longest wait', async () => {
    const { email } = await auth.account();
    await failing(3, () => guess(email));
    const waits: number[] = [];
    for (let count = 0; count < 6; count++) {
      await failing(1, () => guess(email));
      waits.push(await retryAfterOf(guess(email)));
      await waitOut(accountKey(email));
    }
    expect(waits).toEqual([1, 2, 4, 8, 10, 10]);
  });

  it('starts afresh after a log-in', async () => {
    const { email } = await auth.account();
    for (let round = 0; round < 3; round++) {
      await failing(3, () => guess(email));
      await auth.logIn(email);
    }
  });

  it('is guessed at no more often by 50 at once', async () => {
    const { email } = await auth.account();
    const guesses = await Promise.allSettled(Array.from({ length: 50 }, () => guess(email)));
    const reasons = guesses.map((it) =>
      it.status === 'rejected' ? (it.reason as { code: string }).code : '',
    );
    // Four, and one more for each wait that is over before the last guess is looked at.
    const told = reasons.filter((code) => code === 'INVALID_CREDENTIALS').length;
    expect(told).toBeLessThan(8);
    expect(reasons.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(50 - told);
  });

  it('tells nothing to a right guess among too many at once', async () => {
    const { email } = await auth.account();
    const wrongOnes = Array.from({ length: 30 }, () => guess(email));
    const [right] = await Promise.allSettled([auth.logIn(email), ...wrongOnes]);
    const [late] = await Promise.allSettled([auth.logIn(email)]);
    expect([right.status, late?.status]).toContain('rejected');
  });

  it('lets its owner log in from many places at once', async () => {
    const { email } = await auth.account();
    const sessions = await Promise.all(Array.from({ length: 20 }, () => auth.logIn(email)));
    expect(new Set(sessions.map(({ refreshToken }) => refreshToken)).size).toBe(20);
  });

  it('forgets a failure after a while', async () => {
    const { email } = await auth.account();
    await failing(3, () => guess(email));
    const yesterday = Date.now() - 86_400_000;
    await auth.redis.run((redis) => redis.hset(accountKey(email), 'at', yesterday));
    await failing(3, () => guess(email));
    await auth.logIn(email);
  });

  it('that does not exist is closed the same way', async () => {
    const email = unknownEmail();
    await failing(4, () => guess(email));
    await expect(guess(email)).rejects.toThrow(locked);
  });
});

describe('a client address', () => {
  it('must wait after failures at many accounts, whatever it asks for then', async () => {
    const { email } = await auth.account();
    const clientAddress = newAddress();
    await failing(7, () => guess(unknownEmail(), clientAddress));
    await expect(auth.logIn(email, { clientAddress })).rejects.toThrow(locked);
    const newUser = { email: unknownEmail(), password: PASSWORD, clientAddress };
    await expect(auth.run(RegisterUserHandler, newUser)).rejects.toThrow(locked);
    await expect(auth.logIn(email, { clientAddress: newAddress() })).resolves.toBeDefined();
  });

  it('gains nothing from a log-in of its own, nor from another address of its network', async () => {
    const { email } = await auth.account();
    const network = newAddress().replace(/::1$/, '');
    await failing(6, () => guess(unknownEmail(), `${network}::7`));
    await auth.logIn(email, { clientAddress: `${network}::8` });
    await failing(1, () => guess(unknownEmail(), `${network}::9`));
    await expect(auth.logIn(email, { clientAddress: `${network}::a` })).rejects.toThrow(locked);
  });

  it('can neither try out addresses at registration nor have mails sent without end', async () => {
    const { email } = await auth.account();
    const [one, other] = [newAddress(), newAddress()];
    const register = () => auth.run(RegisterUserHandler, { email, password: PASSWORD, clientAddress: one });
    const ask = () => auth.run(RequestPasswordResetHandler, { email: unknownEmail(), clientAddress: other });
    for (let count = 0; count < 7; count++) {
      await expect(register()).rejects.toThrow(refusal('EMAIL_TAKEN'));
      await ask();
    }
    await expect(register()).rejects.toThrow(locked);
    await expect(ask()).rejects.toThrow(locked);
  });
});

it('what is counted names nobody', async () => {
  const { email } = await auth.account();
  const clientAddress = newAddress();
  await failing(1, () => guess(email, clientAddress));
  const keys = await auth.redis.run((redis) => redis.keys('*attempts:*'));
  expect(keys.join()).not.toContain(email);
  expect(keys.join()).not.toContain('2001:');
});

it('nobody logs in where failures cannot be counted', async () => {
  const { email } = await auth.account();
  const away = await userAuthFixture(process.env, { redisUrl: 'redis://127.0.0.1:9' });
  await expect(away.logIn(email)).rejects.toMatchObject({ code: 'REDIS_UNAVAILABLE', kind: 'unavailable' });
  await away.close();
});
