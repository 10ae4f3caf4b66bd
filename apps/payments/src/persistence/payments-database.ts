import type { DatabaseConfig } from '#libs/configs';
import { PrismaDatabase, prismaAdapter } from '#libs/prisma';
import type { RawTx, TransactionOf } from '#libs/prisma';
import { PrismaClient } from './generated/client';

export type PaymentsTx = TransactionOf<PrismaClient> & RawTx;

export class PaymentsDatabase extends PrismaDatabase<PrismaClient, PaymentsTx> {
  constructor(config: DatabaseConfig) {
    const options = { applicationName: 'payments', poolSize: config.poolSize };
    super(new PrismaClient({ adapter: prismaAdapter(config.url, options) }));
  }
}
