import { gauge } from '#libs/common';
import type { RawTx } from '#libs/prisma';

/** Backlog and age of the outbox, read from the table at each scrape, so that every instance tells the truth. */
export function reportOutbox(database: RawTx): void {
  const read = async (query: () => Promise<{ value: number }[]>): Promise<number> => {
    try {
      const [row] = await query();
      return row?.value ?? 0;
    } catch {
      // A database that is away must not take the other metrics with it.
      return Number.NaN;
    }
  };
  gauge({
    name: 'outbox_backlog',
    help: 'Events that wait to be published',
    async collect() {
      this.set(await read(() => database.$queryRaw`SELECT count(*)::int AS value FROM outbox`));
    },
  });
  gauge({
    name: 'outbox_oldest_age_seconds',
    help: 'How long the oldest waiting event has waited',
    async collect() {
      this.set(
        await read(
          () => database.$queryRaw`
            SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float AS value FROM outbox`,
        ),
      );
    },
  });
}
