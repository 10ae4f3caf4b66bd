import type { DatabaseConfig } from '#libs/configs';
import { PrismaDatabase, prismaAdapter } from '#libs/prisma';
import type { TransactionOf } from '#libs/prisma';
import { PrismaClient } from './generated/client';

export type NotificationsTx = TransactionOf<PrismaClient>;

export class NotificationsDatabase extends PrismaDatabase<PrismaClient> {
  constructor({ url, poolSize }: DatabaseConfig) {
    super(new PrismaClient({ adapter: prismaAdapter(url, { applicationName: 'notifications', poolSize }) }));
  }
}
