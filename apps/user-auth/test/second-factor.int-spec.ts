import { TOTP } from 'otpauth';
import { ConfirmTotpHandler } from '../src/commands/confirm-totp.handler';
import { DisableTotpHandler } from '../src/commands/disable-totp.handler';
import { SetUpTotpHandler } from '../src/commands/set-up-totp.handler';
import { GetSecondFactorHandler } from '../src/queries/get-second-factor.handler';
import { PASSWORD, refusal, userAuthFixture } from '../src/testing/user-auth-fixture';

const STEP_MS = 30_000;
const works = expect.objectContaining({ tokenType: 'Bearer' }) as object;
let auth: Awaited<ReturnType<typeof userAuthFixture>>;

beforeAll(async () => {
  auth = await userAuthFixture(process.env);
});

afterAll(() => auth.close());

/** Somebody with an authenticator app, which may run ahead by a step or more. */
async function somebody() {
  const { id, email } = await auth.account();
  const caller = { id, roles: ['customer' as const] };
  const { secret, otpauthUrl } = await auth.run(SetUpTotpHandler, {}, { caller });
  const app = new TOTP({ secret });
  return {
    id,
    email,
    secret,
    otpauthUrl,
    code: (stepsAhead = 0) => app.generate({ timestamp: Date.now() + stepsAhead * STEP_MS }),
    setUp: () => auth.run(SetUpTotpHandler, {}, { caller }),
    confirm: (code: string) => auth.run(ConfirmTotpHandler, { code }, { caller }),
    disable: (code: string, password = PASSWORD) =>
      auth.run(DisableTotpHandler, { password, code }, { caller }),
    factor: () => auth.run(GetSecondFactorHandler, {}, { caller }),
    logIn: (totp?: string) => auth.logIn(email, { totp }),
  };
}

async function somebodyProtected() {
  const person = await somebody();
  const { recoveryCodes } = await person.confirm(person.code(-1));
  return { ...person, recoveryCodes };
}

describe('a second factor', () => {
  it('is told to an authenticator app, and asked for once a code has confirmed it', async () => {
    const person = await somebody();
    expect(new URL(person.otpauthUrl).searchParams.get('secret')).toBe(person.secret);
    await expect(person.logIn()).resolves.toEqual(works);
    expect(await person.factor()).toEqual({ enabled: false, recoveryCodesLeft: 0 });
    const { recoveryCodes } = await person.confirm(person.code());
    expect(recoveryCodes).toHaveLength(10);
    expect(await person.factor()).toEqual({ enabled: true, recoveryCodesLeft: 10 });
    await expect(person.logIn()).rejects.toThrow(refusal('TOTP_REQUIRED'));
  });

  it('is not confirmed by a wrong code, and not replaced once it is', async () => {
    const person = await somebody();
    await expect(person.confirm('000000')).rejects.toThrow(refusal('WRONG_CODE'));
    await person.confirm(person.code());
    await expect(person.confirm(person.code(1))).rejects.toThrow(refusal('TOTP_ALREADY_ENABLED'));
    await expect(person.setUp()).rejects.toThrow(refusal('TOTP_ALREADY_ENABLED'));
  });

  it('is confirmed once by five at once', async () => {
    const person = await somebody();
    const code = person.code();
    const answers = await Promise.allSettled([1, 2, 3, 4, 5].map(() => person.confirm(code)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await person.factor()).recoveryCodesLeft).toBe(10);
  });

  it('is not told of to those who do not know the password', async () => {
    const { email } = await somebodyProtected();
    await expect(auth.logIn(email, { password: 'wrong' })).rejects.toThrow(refusal('INVALID_CREDENTIALS'));
  });

  it('lies in the database as nobody can read it', async () => {
    const { id, secret } = await somebody();
    const kept = await auth.database.client.secondFactor.findUniqueOrThrow({ where: { userId: id } });
    expect(kept.secret).not.toContain(secret);
    expect(Buffer.from(kept.secret, 'base64url').toString('latin1')).not.toContain(secret);
  });
});

describe('a code', () => {
  it('lets in once, and so does one that is older than it no more', async () => {
    const person = await somebodyProtected();
    const [now, next] = [person.code(), person.code(1)];
    await expect(person.logIn(next)).resolves.toEqual(works);
    await expect(person.logIn(next)).rejects.toThrow(refusal('INVALID_TOTP'));
    await expect(person.logIn(now)).rejects.toThrow(refusal('INVALID_TOTP'));
  });

  it('lets in one of five at once', async () => {
    const person = await somebodyProtected();
    const code = person.code();
    const answers = await Promise.allSettled([1, 2, 3, 4, 5].map(() => person.logIn(code)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('that is wrong is refused, and guesses are slowed down like those of a password', async () => {
    const person = await somebodyProtected();
    for (let count = 1; count <= 6; count++)
      await expect(person.logIn('000000')).rejects.toThrow(refusal('INVALID_TOTP'));
    await expect(person.logIn(person.code())).rejects.toThrow(refusal('TOO_MANY_ATTEMPTS'));
  });
});

describe('a recovery code', () => {
  it('stands in for a code, once, however it is typed', async () => {
    const person = await somebodyProtected();
    const [first = '', second = ''] = person.recoveryCodes;
    await expect(person.logIn(first)).resolves.toEqual(works);
    await expect(person.logIn(first)).rejects.toThrow(refusal('INVALID_TOTP'));
    await expect(person.logIn(second.toLowerCase().replaceAll('-', ' '))).resolves.toEqual(works);
    expect((await person.factor()).recoveryCodesLeft).toBe(8);
  });
});

describe('turning it off', () => {
  it('wants the password and a code, and then a log-in wants none', async () => {
    const person = await somebodyProtected();
    await expect(person.disable(person.code(), 'wrong')).rejects.toThrow(refusal('WRONG_PASSWORD'));
    await expect(person.disable('000000')).rejects.toThrow(refusal('WRONG_CODE'));
    await person.disable(person.code());
    await expect(person.logIn()).resolves.toEqual(works);
    await expect(person.disable(person.code(1))).rejects.toThrow(refusal('TOTP_NOT_SET_UP'));
    await expect(person.setUp()).resolves.toMatchObject({ secret: expect.any(String) as string });
  });

  it('makes no code guessable by somebody who knows the password', async () => {
    const person = await somebodyProtected();
    for (let count = 1; count <= 6; count++)
      await expect(person.disable('000000')).rejects.toThrow(refusal('WRONG_CODE'));
    await expect(person.disable(person.code())).rejects.toThrow(refusal('TOO_MANY_ATTEMPTS'));
  });
});
