import { gauge } from '#libs/common';
import type { RawTx } from '#libs/prisma';

/** Backlog and age of the outbox, read from the table at each scrape, so that every instance tells the truth. */
export function reportOutbox(database: RawTx): void {
  const backlog = gauge({ name: 'outbox_backlog', help: 'Events that wait to be published' });
  gauge({
    name: 'outbox_oldest_age_seconds',
    help: 'How long the oldest waiting event has waited',
    async collect() {
      const [row] = await database.$queryRaw<{ backlog: number; age: number }[]>`
        SELECT count(*)::int AS backlog,
               coalesce(extract(epoch FROM now() - min(created_at)), 0)::float AS age
        FROM outbox`;
      backlog.set(row?.backlog ?? 0);
      this.set(row?.age ?? 0);
    },
  });
}
