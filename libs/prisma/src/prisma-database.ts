import type { OnApplicationShutdown } from '@nestjs/common';
import type { ITXClientDenyList } from '@prisma/client/runtime/client';
import { Database, type RawTx } from './database';

interface TransactionOptions {
  maxWait: number;
  timeout: number;
}

/** The part of a generated client that `PrismaDatabase` uses. */
export interface PrismaClientLike<Tx extends RawTx> extends RawTx {
  $transaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T>;
  $disconnect(): Promise<void>;
}

/** The transaction client that belongs to a generated client. */
export type TransactionOf<Client> = Omit<Client, ITXClientDenyList>;

const transactionOptions: TransactionOptions = { maxWait: 5_000, timeout: 15_000 };

/**
 * `Database` over a generated Prisma client:
 * `export class OrdersDatabase extends PrismaDatabase<PrismaClient> {}`.
 */
export abstract class PrismaDatabase<
  Client extends PrismaClientLike<Tx>,
  Tx extends RawTx = TransactionOf<Client> & RawTx,
>
  extends Database<Tx>
  implements OnApplicationShutdown
{
  constructor(readonly client: Client) {
    super();
  }

  get raw(): RawTx {
    return this.client;
  }

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.client.$transaction(work, transactionOptions);
  }

  close(): Promise<void> {
    return this.client.$disconnect();
  }

  // The last of Nest's shutdown hooks: messaging drains in an earlier one and needs the database.
  onApplicationShutdown(): Promise<void> {
    return this.close();
  }
}
