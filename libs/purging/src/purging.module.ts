import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Database } from '#libs/prisma';
import type { Purge } from './purge';
import { Purger } from './purger';

export interface PurgingOptions {
  readonly intervalSeconds: number;
  /** In this order: what refers to others before what it refers to. */
  readonly purges: readonly Purge[];
}

/** What a service does not keep for ever. */
@Module({})
export class PurgingModule {
  static forService({ intervalSeconds, purges }: PurgingOptions): DynamicModule {
    return {
      module: PurgingModule,
      providers: [
        {
          provide: Purger,
          useFactory: (database: Database) => new Purger(database, purges, intervalSeconds),
          inject: [Database],
        },
      ],
    };
  }
}
