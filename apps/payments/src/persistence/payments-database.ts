import type { DatabaseConfig } from '#libs/configs';
import { PrismaDatabase } from '#libs/prisma';
import { PrismaClient } from './generated/client';

export class PaymentsDatabase extends PrismaDatabase<PrismaClient> {
  constructor({ url, poolSize, role }: DatabaseConfig) {
    super(url, { applicationName: 'payments', poolSize, role }, (adapter) => new PrismaClient({ adapter }));
  }
}
