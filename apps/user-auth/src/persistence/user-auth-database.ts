import type { DatabaseConfig } from '#libs/configs';
import { PrismaDatabase } from '#libs/prisma';
import type { TransactionOf } from '#libs/prisma';
import { PrismaClient } from './generated/client';

export type UserAuthTx = TransactionOf<PrismaClient>;

export class UserAuthDatabase extends PrismaDatabase<PrismaClient> {
  constructor({ url, poolSize, role }: DatabaseConfig) {
    super(url, { applicationName: 'user-auth', poolSize, role }, (adapter) => new PrismaClient({ adapter }));
  }
}
