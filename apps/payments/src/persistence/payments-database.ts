import type { DatabaseConfig } from '#libs/configs';
import { PrismaDatabase } from '#libs/prisma';
import { PrismaClient } from './generated/client';

export class PaymentsDatabase extends PrismaDatabase<PrismaClient> {
  constructor(config: DatabaseConfig) {
    super(
      config.url,
      { applicationName: 'payments', poolSize: config.poolSize },
      (adapter) => new PrismaClient({ adapter }),
    );
  }
}
