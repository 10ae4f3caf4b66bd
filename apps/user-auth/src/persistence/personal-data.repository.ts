import { Injectable } from '@nestjs/common';
import type { OutputOf } from '#contracts/kernel/define-command';
import type { ExportPersonalData } from '#contracts/users/queries/export-personal-data.v1';
import { viewOfApiKey } from '../domain/api-key';
import { viewOf } from '../domain/user';
import { toAddress } from './address.repository';
import { toApiKey } from './api-key.repository';
import type { OneTimeToken, SecondFactor, Session } from './generated/client';
import { UserAuthDatabase } from './user-auth-database';
import { toUser } from './user.repository';

type PersonalData = OutputOf<typeof ExportPersonalData>;

/** All that hangs on a user, for the user to read. */
@Injectable()
export class PersonalDataRepository {
  constructor(private readonly database: UserAuthDatabase) {}

  async find(userId: string): Promise<PersonalData | undefined> {
    const row = await this.database.client.user.findUnique({
      where: { id: userId },
      include: { addresses: true, sessions: true, apiKeys: true, secondFactor: true, oneTimeTokens: true },
    });
    if (!row) return undefined;
    const { disabledAt, createdAt, secondFactor } = row;
    return {
      account: { ...viewOf(toUser(row)), disabledAt: timeOf(disabledAt), createdAt: createdAt.toISOString() },
      addresses: row.addresses.map(toAddress),
      sessions: row.sessions.map(viewOfSession),
      apiKeys: row.apiKeys.map((key) => viewOfApiKey(toApiKey(key))),
      secondFactor: secondFactor && viewOfFactor(secondFactor),
      mailedLinks: row.oneTimeTokens.map(viewOfLink),
    };
  }
}

function viewOfSession({ id, createdAt, expiresAt, revokedAt }: Session): PersonalData['sessions'][number] {
  return {
    id,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    endedAt: timeOf(revokedAt),
  };
}

function viewOfFactor({ confirmedAt }: SecondFactor): NonNullable<PersonalData['secondFactor']> {
  return { confirmedAt: timeOf(confirmedAt) };
}

function viewOfLink({ purpose, createdAt, expiresAt }: OneTimeToken): PersonalData['mailedLinks'][number] {
  return { purpose, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

function timeOf(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
