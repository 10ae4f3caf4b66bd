import { Sql } from '@prisma/client/runtime/client';
import { types } from 'pg';
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { RawTx } from './database';
import { statementName } from './statement-name';

const INT8 = 20;

/** As Prisma's raw queries answer: 64-bit integers as BigInt. */
const typeParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? BigInt : (types.getTypeParser(oid, format ?? 'text') as unknown),
};

/** Hand-written SQL on PostgreSQL's driver itself, written as for Prisma (`Prisma.sql` fragments included). */
export class RawQueries implements RawTx {
  constructor(private readonly connection: Pool | PoolClient) {}

  async $executeRaw(strings: TemplateStringsArray, ...values: unknown[]): Promise<number> {
    const { rowCount } = await this.run(new Sql(strings, values));
    return rowCount ?? 0;
  }

  async $queryRaw<T>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T> {
    const { rows } = await this.run(new Sql(strings, values));
    return rows as T;
  }

  private run({ text, values }: Sql): Promise<QueryResult> {
    return this.connection.query({ name: statementName(text), text, values, types: typeParsers });
  }
}
