import type { TotpSetup } from '#contracts/users/second-factor';
import type { SecretBox } from '#libs/auth';
import { TotpAlreadyEnabled, TotpNotSetUp } from '../domain/second-factor.errors';
import { InvalidTotp, TotpRequired, WrongCode } from '../domain/attempt.errors';
import type { KeptFactor, SecondFactorRepository } from '../persistence/second-factor.repository';
import type { UserAuthTx } from '../persistence/user-auth-database';
import { newRecoveryCodes, normalizedCode } from './recovery-codes';
import { newTotpSecret, otpauthUrl, stepOfCode } from './totp';

/** Codes of an authenticator app (TOTP, RFC 6238), and the recovery codes that stand in for them. */
export class SecondFactors {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly box: SecretBox,
  ) {}

  /** Throws TOTP_ALREADY_ENABLED. */
  async setUp(tx: UserAuthTx, { id, email }: { id: string; email: string }): Promise<TotpSetup> {
    const secret = newTotpSecret();
    await this.factors.begin(tx, id, this.box.seal(secret, id));
    return { secret, otpauthUrl: otpauthUrl(secret, email) };
  }

  /** The recovery codes. Throws WRONG_CODE, TOTP_NOT_SET_UP or TOTP_ALREADY_ENABLED. */
  async confirm(tx: UserAuthTx, userId: string, code: string): Promise<string[]> {
    const factor = await this.factors.find(userId, tx);
    if (!factor) throw new TotpNotSetUp();
    if (factor.confirmed) throw new TotpAlreadyEnabled();
    const step = this.stepOf(factor, userId, normalizedCode(code));
    if (step === undefined) throw new WrongCode();
    const codes = newRecoveryCodes();
    const recoveryCodes = codes.map(normalizedCode);
    await this.factors.confirm(tx, userId, { sealed: factor.secret, step, recoveryCodes });
    return codes;
  }

  /** At log-in: nothing where there is no second factor. Throws TOTP_REQUIRED or INVALID_TOTP. */
  async require(userId: string, code: string | undefined): Promise<void> {
    const factor = await this.factors.find(userId);
    if (!factor?.confirmed) return;
    if (code === undefined) throw new TotpRequired();
    if (!(await this.take(factor, userId, code))) throw new InvalidTotp();
  }

  /** Before it is turned off. Throws WRONG_CODE or TOTP_NOT_SET_UP. */
  async prove(userId: string, code: string): Promise<void> {
    const factor = await this.factors.find(userId);
    if (!factor?.confirmed) throw new TotpNotSetUp();
    if (!(await this.take(factor, userId, code))) throw new WrongCode();
  }

  async turnOff(userId: string): Promise<void> {
    await this.factors.remove(userId);
  }

  /** Uses the code up; false where it is not good. */
  private async take(factor: KeptFactor, userId: string, typed: string): Promise<boolean> {
    const code = normalizedCode(typed);
    if (!/^\d{6}$/.test(code)) return this.factors.useRecoveryCode(userId, code);
    const step = this.stepOf(factor, userId, code);
    return step !== undefined && this.factors.useStep(userId, step);
  }

  private stepOf(factor: KeptFactor, userId: string, code: string): number | undefined {
    const secret = this.box.open(factor.secret, userId);
    if (secret === undefined) throw new Error('no ENCRYPTION_SECRET opens the second factor');
    return stepOfCode(secret, code, new Date());
  }
}
