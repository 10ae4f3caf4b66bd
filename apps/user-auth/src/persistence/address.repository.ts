import { Injectable } from '@nestjs/common';
import { Address } from '#contracts/kernel/address';
import type { OutputOf } from '#contracts/kernel/define-command';
import type { ListAddresses } from '#contracts/users/queries/list-addresses.v1';
import type { SavedAddress } from '#contracts/users/saved-address';
import { formatTimeCursor, parseTimeCursor } from '#libs/common';
import { AddressNotFound } from '../domain/address-book.errors';
import { UserNotFound } from '../domain/user.errors';
import type { Address as AddressRow } from './generated/client';
import { UserAuthDatabase } from './user-auth-database';
import type { UserAuthTx } from './user-auth-database';

/** Users' address books. */
@Injectable()
export class AddressRepository {
  constructor(private readonly database: UserAuthDatabase) {}

  /** Until the transaction ends, nobody else changes the user's book. Throws USER_NOT_FOUND. */
  async lockBook(tx: UserAuthTx, userId: string): Promise<void> {
    const users = await tx.$queryRaw<unknown[]>`
      SELECT FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
    if (users.length === 0) throw new UserNotFound();
  }

  count(tx: UserAuthTx, userId: string): Promise<number> {
    return tx.address.count({ where: { userId } });
  }

  async add(tx: UserAuthTx, userId: string, address: SavedAddress): Promise<void> {
    await this.makeRoomForDefault(tx, userId, address);
    await tx.address.create({ data: { userId, ...toRow(address) } });
  }

  async save(tx: UserAuthTx, userId: string, address: SavedAddress): Promise<void> {
    await this.makeRoomForDefault(tx, userId, address);
    await tx.address.update({ where: { id: address.id, userId }, data: toRow(address) });
  }

  /** Throws ADDRESS_NOT_FOUND. */
  async remove(tx: UserAuthTx, userId: string, id: string): Promise<void> {
    const { count } = await tx.address.deleteMany({ where: { id, userId } });
    if (count === 0) throw new AddressNotFound();
  }

  /** Throws ADDRESS_NOT_FOUND. */
  async get(
    userId: string,
    id: string,
    { address }: Pick<UserAuthTx, 'address'> = this.database.client,
  ): Promise<SavedAddress> {
    const row = await address.findUnique({ where: { id, userId } });
    if (!row) throw new AddressNotFound();
    return toAddress(row);
  }

  /** Newest first. */
  async page(userId: string, limit: number, cursor?: string): Promise<OutputOf<typeof ListAddresses>> {
    const rows = await this.database.client.address.findMany({
      where: { userId, ...(cursor !== undefined && after(cursor)) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      // One more than asked for tells whether there is another page.
      take: limit + 1,
    });
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items: items.map(toAddress), nextCursor: last ? formatTimeCursor(last) : null };
  }

  private async makeRoomForDefault(
    tx: UserAuthTx,
    userId: string,
    { isDefault }: SavedAddress,
  ): Promise<void> {
    if (isDefault) await tx.address.updateMany({ where: { userId, isDefault }, data: { isDefault: false } });
  }
}

function toRow({ id, label, isDefault, ...address }: SavedAddress) {
  return { id, label: label ?? null, isDefault, address };
}

export function toAddress({ id, label, isDefault, address }: AddressRow): SavedAddress {
  return { id, label: label ?? undefined, isDefault, ...Address.parse(address) };
}

// The first condition follows from the other two; it is what the index can start from.
function after(cursor: string) {
  const { createdAt, id } = parseTimeCursor(cursor);
  return {
    createdAt: { lte: createdAt },
    OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }],
  };
}
