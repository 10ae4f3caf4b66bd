import type { DatabaseConfig } from '#libs/configs';
import { PrismaDatabase, prismaAdapter, type TransactionOf } from '#libs/prisma';
import { PrismaClient } from './generated/client';

export class CatalogDatabase extends PrismaDatabase<PrismaClient> {
  constructor({ url, poolSize }: DatabaseConfig) {
    super(new PrismaClient({ adapter: prismaAdapter(url, { applicationName: 'catalog', poolSize }) }));
  }
}

export type CatalogTx = TransactionOf<PrismaClient>;
