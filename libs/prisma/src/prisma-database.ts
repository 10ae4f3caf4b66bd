import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { ITXClientDenyList } from '@prisma/client/runtime/client';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { connectionPool } from './connection-pool';
import type { PoolOptions } from './connection-pool';
import { Database, type RawTx } from './database';
import { RawQueries } from './raw-queries';
import { rawTransaction } from './raw-transaction';
import { RoleRefused, checkRole } from './runtime-role';
import { statementName } from './statement-name';

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
 * `Database` over a generated Prisma client, which shares its pool with hand-written SQL:
 * `class OrdersDatabase extends PrismaDatabase<PrismaClient> { constructor(…) { super(url, options, (adapter) => new PrismaClient({ adapter })); } }`.
 */
export abstract class PrismaDatabase<
  Client extends PrismaClientLike<Tx>,
  Tx extends RawTx = TransactionOf<Client> & RawTx,
>
  extends Database<Tx>
  implements OnModuleInit, OnApplicationShutdown
{
  readonly client: Client;
  readonly raw: RawTx;
  readonly #pool: Pool;
  #uncheckedRole: PoolOptions['role'];
  #closed: Promise<void> | undefined;

  constructor(url: string, options: PoolOptions, connect: (adapter: PrismaPg) => Client) {
    super();
    this.#uncheckedRole = options.role;
    this.#pool = connectionPool(url, options);
    this.raw = new RawQueries(this.#pool);
    this.client = connect(
      new PrismaPg(this.#pool, { statementNameGenerator: ({ sql }) => statementName(sql) }),
    );
  }

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.client.$transaction(work, transactionOptions);
  }

  rawTransaction<T>(work: (tx: RawTx) => Promise<T>): Promise<T> {
    return rawTransaction(this.#pool, work);
  }

  /** A role that may too much ends the start. A database that does not answer yet is asked by `ping`, until it does. */
  async onModuleInit(): Promise<void> {
    try {
      await this.checkRole();
    } catch (error) {
      if (error instanceof RoleRefused) throw error;
    }
  }

  override async ping(): Promise<void> {
    await super.ping();
    await this.checkRole();
  }

  close(): Promise<void> {
    this.#closed ??= this.client.$disconnect().then(() => this.#pool.end());
    return this.#closed;
  }

  // The last of Nest's shutdown hooks: messaging drains in an earlier one and needs the database.
  onApplicationShutdown(): Promise<void> {
    return this.close();
  }

  private async checkRole(): Promise<void> {
    if (!this.#uncheckedRole) return;
    await checkRole(this.raw, this.#uncheckedRole);
    this.#uncheckedRole = undefined;
  }
}
