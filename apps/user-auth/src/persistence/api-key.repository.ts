import { Injectable } from '@nestjs/common';
import type { OutputOf } from '#contracts/kernel/define-command';
import type { Role } from '#contracts/kernel/permissions';
import { ApiKeyScope } from '#contracts/users/api-key';
import type { ListApiKeys } from '#contracts/users/queries/list-api-keys.v1';
import { formatTimeCursor, parseTimeCursor } from '#libs/common';
import { viewOfApiKey } from '../domain/api-key';
import type { ApiKey } from '../domain/api-key';
import { ApiKeyNotFound } from '../domain/api-key.errors';
import { UserNotFound } from '../domain/user.errors';
import { hashOf } from '../security/random-secret';
import type { ApiKey as ApiKeyRow } from './generated/client';
import { UserAuthDatabase } from './user-auth-database';
import type { UserAuthTx } from './user-auth-database';
import { rolesOf } from './user.repository';

/** A key with the user it acts for. */
export interface PresentedKey {
  readonly key: ApiKey;
  readonly userId: string;
  readonly roles: readonly Role[];
  readonly userDisabled: boolean;
}

interface UserColumns {
  readonly roles: string[];
  readonly userDisabled: boolean;
}

const MINUTE = 60_000;

/** Users' API keys, which are kept as hashes only. */
@Injectable()
export class ApiKeyRepository {
  constructor(private readonly database: UserAuthDatabase) {}

  /** How many keys the user has; until the transaction ends, nobody else adds one. Throws USER_NOT_FOUND. */
  async lockAndCount(tx: UserAuthTx, userId: string): Promise<number> {
    const users = await tx.$queryRaw<unknown[]>`
      SELECT FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
    if (users.length === 0) throw new UserNotFound();
    return tx.apiKey.count({ where: { userId } });
  }

  async add(tx: UserAuthTx, userId: string, key: ApiKey, secret: string): Promise<void> {
    await tx.apiKey.create({ data: { ...key, scopes: [...key.scopes], userId, hash: hashOf(secret) } });
  }

  /** Throws API_KEY_NOT_FOUND. */
  async remove(tx: UserAuthTx, userId: string, id: string): Promise<void> {
    const { count } = await tx.apiKey.deleteMany({ where: { id, userId } });
    if (count === 0) throw new ApiKeyNotFound();
  }

  /** Waits for a change of the user that is under way: what it takes away must not be given a last time. */
  async find(secret: string): Promise<PresentedKey | undefined> {
    const [row] = await this.database.client.$queryRaw<(ApiKeyRow & UserColumns)[]>`
      SELECT k.id, k.user_id AS "userId", k.name, k.scopes, k.hint, k.created_at AS "createdAt",
             k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt", u.roles,
             u.disabled_at IS NOT NULL AS "userDisabled"
      FROM api_keys k JOIN users u ON u.id = k.user_id
      WHERE k.hash = ${hashOf(secret)}
      FOR SHARE OF u`;
    if (!row) return undefined;
    const { userId, roles, userDisabled } = row;
    return { key: toApiKey(row), userId, roles: rolesOf(roles), userDisabled };
  }

  /** Once a minute at most: a busy key is not a busy row. */
  async recordUse(id: string, now: Date): Promise<void> {
    const earlier = { lte: new Date(now.getTime() - MINUTE) };
    await this.database.client.apiKey.updateMany({
      where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: earlier }] },
      data: { lastUsedAt: now },
    });
  }

  /** Newest first. */
  async page(userId: string, limit: number, cursor?: string): Promise<OutputOf<typeof ListApiKeys>> {
    const rows = await this.database.client.apiKey.findMany({
      where: { userId, ...(cursor !== undefined && after(cursor)) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      // One more than asked for tells whether there is another page.
      take: limit + 1,
    });
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map((row) => viewOfApiKey(toApiKey(row))),
      nextCursor: last ? formatTimeCursor(last) : null,
    };
  }
}

export function toApiKey({ id, name, scopes, hint, createdAt, expiresAt, lastUsedAt }: ApiKeyRow): ApiKey {
  const known = scopes.map((scope) => ApiKeyScope.parse(scope));
  return { id, name, scopes: known, hint, createdAt, expiresAt, lastUsedAt };
}

// The first condition follows from the other two; it is what the index can start from.
function after(cursor: string) {
  const { createdAt, id } = parseTimeCursor(cursor);
  return {
    createdAt: { lte: createdAt },
    OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }],
  };
}
