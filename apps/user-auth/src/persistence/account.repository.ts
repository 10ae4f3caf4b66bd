import { Injectable } from '@nestjs/common';
import type { Account } from '#contracts/users/account';
import type { ListUsers } from '#contracts/users/queries/list-users.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import type { Role } from '#contracts/kernel/permissions';
import { formatTimeCursor, parseTimeCursor } from '#libs/common';
import { viewOf } from '../domain/user';
import type { Prisma, User as UserRow } from './generated/client';
import { UserAuthDatabase } from './user-auth-database';
import type { UserAuthTx } from './user-auth-database';
import { toUser } from './user.repository';

/** Accounts as administrators see and change them. */
@Injectable()
export class AccountRepository {
  constructor(private readonly database: UserAuthDatabase) {}

  async find(id: string): Promise<Account | undefined> {
    const row = await this.database.client.user.findUnique({ where: { id } });
    return row ? toAccount(row) : undefined;
  }

  /** Newest first. */
  async page({
    search,
    role,
    limit,
    cursor,
  }: InputOf<typeof ListUsers>): Promise<OutputOf<typeof ListUsers>> {
    const conditions: Prisma.UserWhereInput[] = [];
    if (search !== undefined) conditions.push(matching(search));
    if (role !== undefined) conditions.push({ roles: { has: role } });
    if (cursor !== undefined) conditions.push(after(cursor));
    const rows = await this.database.client.user.findMany({
      where: { AND: conditions },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      // One more than asked for tells whether there is another page.
      take: limit + 1,
    });
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items: items.map(toAccount), nextCursor: last ? formatTimeCursor(last) : null };
  }

  async setRoles(tx: UserAuthTx, id: string, roles: readonly Role[]): Promise<Account> {
    return toAccount(await tx.user.update({ where: { id }, data: { roles: [...roles] } }));
  }

  async setDisabled(tx: UserAuthTx, id: string, disabledAt: Date | null): Promise<Account> {
    return toAccount(await tx.user.update({ where: { id }, data: { disabledAt } }));
  }

  /** Until the transaction ends, nobody else changes the account. */
  async lock(tx: UserAuthTx, id: string): Promise<Account | undefined> {
    await tx.$queryRaw`SELECT FROM users WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.user.findUnique({ where: { id } });
    return row ? toAccount(row) : undefined;
  }
}

function matching(search: string): Prisma.UserWhereInput {
  const contains = search.replace(/[\\%_]/g, '\\$&');
  return { OR: [{ email: { contains, mode: 'insensitive' } }, { name: { contains, mode: 'insensitive' } }] };
}

// The first condition follows from the other two; it is what the index can start from.
function after(cursor: string): Prisma.UserWhereInput {
  const { createdAt, id } = parseTimeCursor(cursor);
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] };
}

function toAccount(row: UserRow): Account {
  const { disabledAt, createdAt } = row;
  return {
    ...viewOf(toUser(row)),
    disabledAt: disabledAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
