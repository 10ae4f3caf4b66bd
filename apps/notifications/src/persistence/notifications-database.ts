import type { DatabaseConfig } from '#libs/configs';
import { PrismaDatabase } from '#libs/prisma';
import { PrismaClient } from './generated/client';

export class NotificationsDatabase extends PrismaDatabase<PrismaClient> {
  constructor({ url, poolSize }: DatabaseConfig) {
    super(url, { applicationName: 'notifications', poolSize }, (adapter) => new PrismaClient({ adapter }));
  }
}
