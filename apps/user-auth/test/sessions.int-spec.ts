import { revocationMarks } from '#libs/auth';
import { LogOutEverywhereHandler } from '../src/commands/log-out-everywhere.handler';
import { LogOutHandler } from '../src/commands/log-out.handler';
import { RefreshTokensHandler } from '../src/commands/refresh-tokens.handler';
import { refusal, userAuthFixture } from '../src/testing/user-auth-fixture';

const invalid = refusal('INVALID_REFRESH_TOKEN');
const justUsed = refusal('REFRESH_TOKEN_JUST_USED');
let auth: Awaited<ReturnType<typeof userAuthFixture>>;

beforeAll(async () => {
  auth = await userAuthFixture(process.env);
});

afterAll(() => auth.close());

const refresh = (refreshToken: string) => auth.run(RefreshTokensHandler, { refreshToken });
const logOut = (refreshToken: string) => auth.runIn(LogOutHandler, { refreshToken });
const keysOf = (userId: string) =>
  auth.database.client.refreshToken.findMany({ where: { session: { userId } } });
const sessionsOf = (userId: string) => auth.database.client.session.findMany({ where: { userId } });

async function newSession() {
  const account = await auth.account();
  return { ...account, ...(await auth.logIn(account.email)) };
}

/** As if the token had been used so long ago. */
async function usedSince(userId: string, seconds: number) {
  const usedAt = new Date(Date.now() - seconds * 1_000);
  const used = { session: { userId }, usedAt: { not: null } };
  await auth.database.client.refreshToken.updateMany({ where: used, data: { usedAt } });
}

describe('a refresh token', () => {
  it('is traded for new tokens, which work in turn', async () => {
    const { id, refreshToken } = await newSession();
    const second = await refresh(refreshToken);
    const third = await refresh(second.refreshToken);
    await expect(auth.callerOf(third)).resolves.toMatchObject({ id });
  });

  it('presented by 20 at once works for one of them, whose session goes on', async () => {
    const { id, refreshToken } = await newSession();
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => refresh(refreshToken)));
    const [won, ...others] = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? [answer.value] : [],
    );
    const refused = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as Error] : [],
    );
    expect(others).toEqual([]);
    expect(refused).toEqual(Array<Error>(19).fill(justUsed));
    expect((await keysOf(id)).filter(({ usedAt }) => usedAt === null)).toHaveLength(1);
    await expect(refresh(won?.refreshToken ?? '')).resolves.toMatchObject({ tokenType: 'Bearer' });
  });

  it('that comes back right after its use is refused, and the session goes on', async () => {
    const { refreshToken } = await newSession();
    const second = await refresh(refreshToken);
    await expect(refresh(refreshToken)).rejects.toThrow(justUsed);
    await expect(refresh(second.refreshToken)).resolves.toMatchObject({ tokenType: 'Bearer' });
  });

  it('that comes back later ends its whole family, access tokens included', async () => {
    const { id, refreshToken } = await newSession();
    const second = await refresh(refreshToken);
    await usedSince(id, 11);
    await expect(refresh(refreshToken)).rejects.toThrow(invalid);
    await expect(refresh(second.refreshToken)).rejects.toThrow(invalid);
    const [session] = await sessionsOf(id);
    expect(session).toMatchObject({ revokedFor: 'token-reused' });
    const mark = auth.redis.run((redis) => redis.exists(revocationMarks.ofSession(session?.id ?? '')));
    await expect(mark).resolves.toBe(1);
  });

  it('is worth nothing after its session has expired', async () => {
    const { id, refreshToken } = await newSession();
    await auth.database.client.session.updateMany({ where: { userId: id }, data: { expiresAt: new Date() } });
    await expect(refresh(refreshToken)).rejects.toThrow(invalid);
  });

  it('is worth nothing once its user is disabled', async () => {
    const { id, refreshToken } = await newSession();
    await auth.database.client.user.update({ where: { id }, data: { disabledAt: new Date() } });
    await expect(refresh(refreshToken)).rejects.toThrow(invalid);
  });

  it('that nobody knows is refused, and changes nothing at log-out', async () => {
    await expect(refresh('made-up')).rejects.toThrow(invalid);
    await expect(logOut('made-up')).resolves.toEqual({});
  });

  it('is not kept, only its hash is', async () => {
    const { id, refreshToken } = await newSession();
    const [token] = await keysOf(id);
    expect(Buffer.from(token?.hash ?? []).toString('base64url')).not.toBe(refreshToken);
    expect(token?.hash).toHaveLength(32);
  });
});

describe('log-out', () => {
  it('ends the session, while another goes on', async () => {
    const { id, email, refreshToken } = await newSession();
    const other = await auth.logIn(email);
    await logOut(refreshToken);
    await expect(refresh(refreshToken)).rejects.toThrow(invalid);
    await expect(refresh(other.refreshToken)).resolves.toMatchObject({ tokenType: 'Bearer' });
    const ends = (await sessionsOf(id)).map(({ revokedFor }) => revokedFor);
    expect(ends).toEqual(expect.arrayContaining(['logged-out', null]));
  });

  it('everywhere ends all sessions, and those of nobody else', async () => {
    const { id, email, ...first } = await newSession();
    const second = await auth.logIn(email);
    const stranger = await newSession();
    await auth.runIn(LogOutEverywhereHandler, {}, { caller: await auth.callerOf(second) });
    for (const { refreshToken } of [first, second])
      await expect(refresh(refreshToken)).rejects.toThrow(invalid);
    await expect(refresh(stranger.refreshToken)).resolves.toMatchObject({ tokenType: 'Bearer' });
    const mark = auth.redis.run((redis) => redis.exists(revocationMarks.ofUser(id)));
    await expect(mark).resolves.toBe(1);
  });
});
