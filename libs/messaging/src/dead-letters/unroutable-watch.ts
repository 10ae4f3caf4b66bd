import { setTimeout as sleep } from 'node:timers/promises';
import { gauge } from '#libs/common';
import type { Broker } from '../broker/broker';
import type { Names } from '../names';

const PATIENCE_MS = 250;

/** How many events rest that should have a reader and have none; undefined where there is no place for them to rest. */
async function countUnroutable(broker: Broker, names: Names): Promise<number | undefined> {
  const channel = await broker.publishing.openChannel();
  try {
    const { messageCount } = await channel.checkQueue(names.unroutable());
    await channel.close();
    return messageCount;
  } catch {
    return undefined;
  }
}

/** At each scrape, so that every instance tells the truth. */
export function reportUnroutable(broker: Broker, names: Names): void {
  gauge({
    name: 'unroutable_messages',
    help: 'Events that no queue was bound to, and that wait for an operator',
    async collect() {
      this.set((await countUnroutable(broker, names).catch(() => undefined)) ?? Number.NaN);
    },
  });
}

/** A note for the operator, where there is something to do; the gateway can do its work all the same. */
export async function noteOfUnroutable(broker: Broker, names: Names): Promise<string | undefined> {
  const count = await Promise.race([
    countUnroutable(broker, names).catch(() => undefined),
    // A broker that is silent is another check's to tell.
    sleep(PATIENCE_MS, undefined, { ref: false }),
  ]);
  if (!count) return undefined;
  return `ALARM: ${count} events have no reader: npm run dead-letters -- list --service unroutable`;
}
