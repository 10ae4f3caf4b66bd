import type { DatabaseConfig } from '#libs/configs';
import { PrismaDatabase, prismaAdapter, type TransactionOf } from '#libs/prisma';
import { PrismaClient } from './generated/client';

export type OrdersTx = TransactionOf<PrismaClient>;

export class OrdersDatabase extends PrismaDatabase<PrismaClient> {
  constructor({ url, poolSize }: DatabaseConfig) {
    super(new PrismaClient({ adapter: prismaAdapter(url, { applicationName: 'orders', poolSize }) }));
  }
}
