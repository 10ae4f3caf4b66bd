import { setTimeout as sleep } from 'node:timers/promises';
import type { ConfirmChannel } from 'amqplib';

/** A channel of its own for a piece of work, which closes it. */
export type OpenChannel = () => Promise<ConfirmChannel>;

const TRIES = 20;
const WAIT_MS = 250;

/**
 * Whoever is the one consumer of a queue that exists for nothing else; its channel's end sets it free, whatever becomes of
 * the process. Not the queue of letters itself: quorum queues take the flag `exclusive` and do not heed it.
 * Answers the channel that holds it; undefined where somebody else does, for longer than a look takes.
 */
export async function lock(openChannel: OpenChannel, queue: string): Promise<ConfirmChannel | undefined> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const channel = await openChannel();
    try {
      await channel.assertQueue(queue, { durable: true, autoDelete: true });
      await channel.consume(queue, () => undefined, { exclusive: true });
      return channel;
    } catch (failure) {
      if (!isTaken(failure)) throw failure;
      await sleep(WAIT_MS);
    }
  }
  return undefined;
}

/** In use (403), or just gone with its last holder (404). */
function isTaken(failure: unknown): boolean {
  const { code, message } = failure as { code?: number; message?: string };
  return code === 404 || (code === 403 && (message?.includes('exclusive use') ?? false));
}
