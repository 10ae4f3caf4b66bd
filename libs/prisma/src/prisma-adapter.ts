import { PrismaPg } from '@prisma/adapter-pg';

export interface PrismaAdapterOptions {
  /** Shown by PostgreSQL in `pg_stat_activity`. */
  applicationName: string;
  /** Most connections held at once; 10 unless told. */
  poolSize?: number;
}

/** Driver adapter for a Prisma client, with a bounded pool and bounded waits. */
export function prismaAdapter(url: string, { applicationName, poolSize = 10 }: PrismaAdapterOptions) {
  return new PrismaPg({
    connectionString: url,
    max: poolSize,
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
}
