import { Injectable } from '@nestjs/common';
import { Role } from '#contracts/kernel/permissions';
import type { Profile } from '#contracts/users/profile';
import { isUniqueViolation } from '#libs/prisma';
import type { RawTx } from '#libs/prisma';
import type { User } from '../domain/user';
import { EmailTaken } from '../domain/attempt.errors';
import type { User as UserRow } from './generated/client';
import { UserAuthDatabase } from './user-auth-database';
import type { UserAuthTx } from './user-auth-database';

type ProfileChange = { readonly [Field in keyof Profile]: Profile[Field] | null };

interface MailReader {
  readonly id: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly disabled: boolean;
}

@Injectable()
export class UserRepository {
  constructor(private readonly database: UserAuthDatabase) {}

  /** Throws EmailTaken; the transaction is lost then. */
  async add(tx: UserAuthTx, user: User): Promise<void> {
    try {
      await tx.user.create({ data: { ...user, roles: [...user.roles] } });
    } catch (error) {
      throw isUniqueViolation(error) ? new EmailTaken() : error;
    }
  }

  async setPassword(tx: UserAuthTx, id: string, passwordHash: string): Promise<void> {
    await tx.user.update({ where: { id }, data: { passwordHash } });
  }

  /** false where the password is no longer what it was when it was checked. */
  async replacePassword(tx: UserAuthTx, checked: User, passwordHash: string): Promise<boolean> {
    const unchanged = { id: checked.id, passwordHash: checked.passwordHash };
    const { count } = await tx.user.updateMany({ where: unchanged, data: { passwordHash } });
    return count === 1;
  }

  /** The time of the first proof stands. */
  async setEmailVerified(tx: UserAuthTx, id: string, now: Date): Promise<void> {
    await tx.user.updateMany({ where: { id, emailVerifiedAt: null }, data: { emailVerifiedAt: now } });
  }

  /** What is given; null clears. undefined where there is no such user. */
  async changeProfile(tx: UserAuthTx, id: string, profile: ProfileChange): Promise<User | undefined> {
    const [row] = await tx.user.updateManyAndReturn({ where: { id }, data: profile });
    return row && toUser(row);
  }

  /** The user's roles; until the transaction ends, nobody else changes the user or opens a session for it. */
  async lockRoles(tx: UserAuthTx, id: string): Promise<Role[] | undefined> {
    const [row] = await tx.$queryRaw<{ roles: string[] }[]>`
      SELECT roles FROM users WHERE id = ${id}::uuid FOR UPDATE`;
    return row && rolesOf(row.roles);
  }

  /** Whom a mail is for; until the transaction ends, no other mail to them is on its way. */
  async lockForMail(
    tx: RawTx,
    { id, email }: { id?: string; email?: string },
  ): Promise<MailReader | undefined> {
    const [row] = await tx.$queryRaw<MailReader[]>`
      SELECT id, email, email_verified_at IS NOT NULL AS "emailVerified", disabled_at IS NOT NULL AS disabled
      FROM users WHERE id = ${id ?? null}::uuid OR email = ${email ?? null}
      FOR NO KEY UPDATE`;
    return row;
  }

  /** What decides over a new session; until the transaction ends, nobody changes it. */
  async holdForSession(
    tx: UserAuthTx,
    id: string,
  ): Promise<Pick<User, 'passwordHash' | 'roles' | 'disabledAt'> | undefined> {
    const [row] = await tx.$queryRaw<{ passwordHash: string; roles: string[]; disabledAt: Date | null }[]>`
      SELECT password_hash AS "passwordHash", roles, disabled_at AS "disabledAt"
      FROM users WHERE id = ${id}::uuid FOR SHARE`;
    return row && { ...row, roles: rolesOf(row.roles) };
  }

  /** The row with all that hangs on it: whatever belongs to a user refers to it, and goes with it. */
  async erase(tx: UserAuthTx, id: string): Promise<void> {
    await tx.user.delete({ where: { id } });
  }

  async findByEmail(email: string): Promise<User | undefined> {
    const row = await this.database.client.user.findUnique({ where: { email } });
    return row ? toUser(row) : undefined;
  }

  async findById(id: string): Promise<User | undefined> {
    const row = await this.database.client.user.findUnique({ where: { id } });
    return row ? toUser(row) : undefined;
  }
}

export function toUser(row: UserRow): User {
  const { id, email, passwordHash, emailVerifiedAt, disabledAt } = row;
  return {
    id,
    email,
    passwordHash,
    roles: rolesOf(row.roles),
    emailVerifiedAt,
    disabledAt,
    ...profileOf(row),
  };
}

function profileOf({ name, phone, locale }: Pick<UserRow, keyof Profile>): Profile {
  return { name: name ?? undefined, phone: phone ?? undefined, locale: locale ?? undefined };
}

export function rolesOf(column: readonly string[]): Role[] {
  return column.map((role) => Role.parse(role));
}
