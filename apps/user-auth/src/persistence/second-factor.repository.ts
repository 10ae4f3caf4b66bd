import { Injectable } from '@nestjs/common';
import { TotpAlreadyEnabled } from '../domain/second-factor.errors';
import { hashOf } from '../security/random-secret';
import { UserAuthDatabase } from './user-auth-database';
import type { UserAuthTx } from './user-auth-database';

/** A user's second factor as it is kept: the secret is sealed. */
export interface KeptFactor {
  readonly secret: string;
  readonly confirmed: boolean;
  readonly recoveryCodesLeft: number;
}

@Injectable()
export class SecondFactorRepository {
  constructor(private readonly database: UserAuthDatabase) {}

  async find(userId: string, tx: UserAuthTx = this.database.client): Promise<KeptFactor | undefined> {
    const row = await tx.secondFactor.findUnique({
      where: { userId },
      select: { secret: true, confirmedAt: true, _count: { select: { recoveryCodes: true } } },
    });
    if (!row) return undefined;
    const { secret, confirmedAt, _count } = row;
    return { secret, confirmed: confirmedAt !== null, recoveryCodesLeft: _count.recoveryCodes };
  }

  /** Keeps a secret that is still to be confirmed, in place of one before. Throws TOTP_ALREADY_ENABLED. */
  async begin(tx: UserAuthTx, userId: string, sealed: string): Promise<void> {
    const begun = await tx.$executeRaw`
      INSERT INTO second_factors (user_id, secret) VALUES (${userId}::uuid, ${sealed})
      ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret WHERE second_factors.confirmed_at IS NULL`;
    if (begun === 0) throw new TotpAlreadyEnabled();
  }

  /** Throws TOTP_ALREADY_ENABLED where somebody else was faster, with this secret or another. */
  async confirm(
    tx: UserAuthTx,
    userId: string,
    { sealed, step, recoveryCodes }: { sealed: string; step: number; recoveryCodes: readonly string[] },
  ): Promise<void> {
    const { count } = await tx.secondFactor.updateMany({
      where: { userId, secret: sealed, confirmedAt: null },
      data: { confirmedAt: new Date(), lastStep: step },
    });
    if (count === 0) throw new TotpAlreadyEnabled();
    await tx.recoveryCode.createMany({ data: recoveryCodes.map((code) => ({ userId, hash: hashOf(code) })) });
  }

  /** Takes a step's code, which no later request can take again; false where one has. */
  async useStep(userId: string, step: number): Promise<boolean> {
    const unused = { userId, confirmedAt: { not: null }, lastStep: { lt: step } };
    const { count } = await this.database.client.secondFactor.updateMany({
      where: unused,
      data: { lastStep: step },
    });
    return count === 1;
  }

  /** Uses a recovery code up; false where there is none such. */
  async useRecoveryCode(userId: string, code: string): Promise<boolean> {
    const { count } = await this.database.client.recoveryCode.deleteMany({
      where: { userId, hash: hashOf(code), secondFactor: { confirmedAt: { not: null } } },
    });
    return count === 1;
  }

  async remove(userId: string): Promise<void> {
    await this.database.client.secondFactor.deleteMany({ where: { userId } });
  }
}
