import type { RawTx } from '#libs/prisma';

/** How the rows of one table go once nobody needs them any more. */
export interface Purge {
  /** As the metrics name it. */
  readonly table: string;

  /** Purges at most so many rows that are old enough, of those that nobody has locked; tells how many it were. */
  batch(tx: RawTx, limit: number): Promise<number>;
}
