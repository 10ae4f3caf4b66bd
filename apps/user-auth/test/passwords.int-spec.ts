import { newId } from '#libs/common';
import { ChangePasswordHandler } from '../src/commands/change-password.handler';
import { RefreshTokensHandler } from '../src/commands/refresh-tokens.handler';
import { RequestPasswordResetHandler } from '../src/commands/request-password-reset.handler';
import { ResetPasswordHandler } from '../src/commands/reset-password.handler';
import { PASSWORD, refusal, userAuthFixture } from '../src/testing/user-auth-fixture';

const newPassword = 'another P@ssw0rd';
const works = expect.objectContaining({ tokenType: 'Bearer' }) as object;
const invalidToken = refusal('INVALID_ONE_TIME_TOKEN');
let auth: Awaited<ReturnType<typeof userAuthFixture>>;

beforeAll(async () => {
  auth = await userAuthFixture(process.env);
});

afterAll(() => auth.close());

const refresh = (refreshToken: string) => auth.run(RefreshTokensHandler, { refreshToken });
const reset = (token: string) => auth.run(ResetPasswordHandler, { token, password: newPassword });

async function mailedReset(email: string): Promise<string> {
  await auth.run(RequestPasswordResetHandler, { email });
  await auth.reactToResetsOf(email);
  return (await auth.mailedTokens(email, 'reset-password')).at(-1) ?? '';
}

describe('a change of password', () => {
  it('replaces the password and ends all other sessions', async () => {
    const { email } = await auth.account();
    const [other, own] = [await auth.logIn(email), await auth.logIn(email)];
    const caller = await auth.callerOf(own);
    await auth.run(ChangePasswordHandler, { currentPassword: PASSWORD, newPassword }, { caller });
    await expect(auth.logIn(email)).rejects.toThrow(refusal('INVALID_CREDENTIALS'));
    await expect(auth.logIn(email, { password: newPassword })).resolves.toEqual(works);
    await expect(refresh(other.refreshToken)).rejects.toThrow(refusal('INVALID_REFRESH_TOKEN'));
    await expect(refresh(own.refreshToken)).resolves.toEqual(works);
  });

  it('wants the current password, and is slowed down like a log-in', async () => {
    const { email } = await auth.account();
    const caller = await auth.callerOf(await auth.logIn(email));
    const guess = () =>
      auth.run(ChangePasswordHandler, { currentPassword: 'wrong', newPassword }, { caller });
    for (let count = 1; count <= 6; count++)
      await expect(guess()).rejects.toMatchObject({
        code: 'WRONG_PASSWORD',
        facts: { errors: [{ field: 'currentPassword' }] },
      });
    await expect(guess()).rejects.toThrow(refusal('TOO_MANY_ATTEMPTS'));
    await expect(auth.logIn(email)).rejects.toThrow(refusal('TOO_MANY_ATTEMPTS'));
  });

  it('asked for five times at once happens once', async () => {
    const { email } = await auth.account();
    const caller = await auth.callerOf(await auth.logIn(email));
    const changes = Array.from({ length: 5 }, (_, count) => {
      const input = { currentPassword: PASSWORD, newPassword: `${newPassword} ${count}` };
      return auth.run(ChangePasswordHandler, input, { caller });
    });
    const changed = (await Promise.allSettled(changes)).filter(({ status }) => status === 'fulfilled');
    expect(changed).toHaveLength(1);
  });
});

describe('a reset of the password', () => {
  it('sets a new password, ends all sessions and proves the address', async () => {
    const { id, email } = await auth.account();
    const { refreshToken } = await auth.logIn(email);
    await reset(await mailedReset(email));
    await expect(auth.logIn(email)).rejects.toThrow(refusal('INVALID_CREDENTIALS'));
    await expect(auth.logIn(email, { password: newPassword })).resolves.toEqual(works);
    await expect(refresh(refreshToken)).rejects.toThrow(refusal('INVALID_REFRESH_TOKEN'));
    const { emailVerifiedAt } = await auth.database.client.user.findUniqueOrThrow({ where: { id } });
    expect(emailVerifiedAt).toBeInstanceOf(Date);
  });

  it('works once for each mail, and one mail makes the others worthless', async () => {
    const { email } = await auth.account();
    const [first, second] = [await mailedReset(email), await mailedReset(email)];
    const attempts = await Promise.allSettled([reset(second), reset(second)]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(reset(first)).rejects.toThrow(invalidToken);
  });

  it('works no longer once the token has expired', async () => {
    const { id, email } = await auth.account();
    const token = await mailedReset(email);
    await auth.database.client.oneTimeToken.updateMany({
      where: { userId: id },
      data: { expiresAt: new Date() },
    });
    await expect(reset(token)).rejects.toThrow(invalidToken);
  });

  it('does not work with a token that was mailed for something else', async () => {
    const { email } = await auth.account();
    const [token = ''] = await auth.mailedTokens(email, 'verify-email');
    await expect(reset(token)).rejects.toThrow(invalidToken);
  });

  it('is answered the same for an address without an account, to which nothing is mailed', async () => {
    const [{ email }, unknown] = [await auth.account(), `${newId()}@example.com`];
    const answers = [email, unknown].map((it) => auth.run(RequestPasswordResetHandler, { email: it }));
    expect(await Promise.all(answers)).toEqual([{}, {}]);
    await auth.reactToResetsOf(unknown);
    expect(await auth.mailedTokens(unknown, 'reset-password')).toEqual([]);
  });

  it('is mailed to no disabled account, and no more than five times an hour', async () => {
    const [disabled, eager] = [await auth.account(), await auth.account()];
    await auth.database.client.user.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } });
    await auth.reactToResetsOf(disabled.email);
    expect(await auth.mailedTokens(disabled.email, 'reset-password')).toEqual([]);
    await Promise.all(Array.from({ length: 8 }, () => auth.reactToResetsOf(eager.email)));
    expect(await auth.mailedTokens(eager.email, 'reset-password')).toHaveLength(5);
  });

  it('leaves a token readable nowhere', async () => {
    const { id, email } = await auth.account();
    const token = await mailedReset(email);
    const tables = await auth.database.raw.$queryRaw<{ dump: string }[]>`
      SELECT (SELECT jsonb_agg(o.envelope) FROM outbox o)::text ||
             (SELECT jsonb_agg(t) FROM one_time_tokens t WHERE user_id = ${id}::uuid)::text AS dump`;
    expect(token).toHaveLength(43);
    expect(tables[0]?.dump).not.toContain(token);
  });
});
