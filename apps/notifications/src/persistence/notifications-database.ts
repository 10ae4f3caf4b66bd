import type { DatabaseConfig } from '#libs/configs';
import { PrismaDatabase, type TransactionOf } from '#libs/prisma';
import { PrismaClient } from './generated/client';

export class NotificationsDatabase extends PrismaDatabase<PrismaClient> {
  constructor({ url, poolSize, role }: DatabaseConfig) {
    super(
      url,
      { applicationName: 'notifications', poolSize, role },
      (adapter) => new PrismaClient({ adapter }),
    );
  }
}

export type NotificationsTx = TransactionOf<PrismaClient>;
