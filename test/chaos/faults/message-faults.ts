import type { ConsumeMessage } from 'amqplib';
import type { Queues } from '../../resilience/support/queues';
import type { Witness } from '../witness/witness';
import { NotInjected } from './injector';
import type { Injector } from './injector';

const MOST_HELD_BACK = 20;
/** For a look at what came back before the connection closes. */
const HAND_BACK_MS = 200;

/** Messages that come again, and messages that come later than those behind them. */
export function messageFaults(queues: Queues, witness: Witness): Record<'duplicate' | 'reorder', Injector> {
  return {
    /** Every event is sent twice more while it lasts. */
    duplicate: async ({ lastsMs }, wait) => {
      const connection = await queues.connect().catch(notNow);
      try {
        const channel = await connection.createChannel().catch(notNow);
        let connected = true;
        for (const end of ['error', 'close']) channel.on(end, () => (connected = false));
        const again = ({ fields, content, properties }: ConsumeMessage) => {
          channel.publish(fields.exchange, fields.routingKey, content, { ...properties, persistent: true });
        };
        witness.repeat((message) => {
          if (!connected) return;
          again(message);
          again(message);
        });
        await wait(lastsMs);
      } finally {
        witness.repeat(undefined);
        await connection.close().catch(() => undefined);
      }
    },
    /** Takes messages away from the reaction that reads this queue, and puts them back, the last one first. */
    reorder: async ({ target, lastsMs }, wait) => {
      const connection = await queues.connect().catch(notNow);
      try {
        const channel = await connection.createChannel().catch(notNow);
        let connected = true;
        for (const end of ['error', 'close']) channel.on(end, () => (connected = false));
        const held: ConsumeMessage[] = [];
        await channel.prefetch(MOST_HELD_BACK);
        await channel.consume(target, (message) => message && held.push(message)).catch(notNow);
        await wait(lastsMs);
        for (const message of connected ? held.reverse() : []) channel.nack(message, false, true);
        await wait(HAND_BACK_MS);
      } finally {
        // What could not be handed back is: by the broker.
        await connection.close().catch(() => undefined);
      }
    },
  };
}

function notNow(error: Error): never {
  throw new NotInjected(error.message);
}
