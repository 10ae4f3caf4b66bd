import { setTimeout as sleep } from 'node:timers/promises';
import type { ConfirmChannel } from 'amqplib';
import type { RestingPlace } from '#contracts/kernel/dead-letters';
import { inUseTopology } from '../broker/resting-topology';
import { isMissing, provideApart } from './of-desk';
import type { OfDesk } from './of-desk';

const TRIES = 20;
const WAIT_MS = 250;

/**
 * Whoever is the one consumer of a queue that exists for nothing else; its channel's end sets it free, whatever becomes of
 * the process. Not the queue of letters itself: quorum queues take the flag `exclusive` and do not heed it.
 * Answers the channel that holds it; undefined where somebody else does, for longer than a look takes.
 */
export async function lock(desk: OfDesk, place: RestingPlace): Promise<ConfirmChannel | undefined> {
  const queue = desk.names.inUse(place);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const channel = await desk.openChannel();
    try {
      await channel.consume(queue, () => undefined, { exclusive: true });
      return channel;
    } catch (failure) {
      // Declared only where it is missing: it may have been with other arguments.
      if (isMissing(failure)) await provideApart(desk, inUseTopology(desk.names, place));
      else if (isTaken(failure)) await sleep(WAIT_MS);
      else throw failure;
    }
  }
  return undefined;
}

function isTaken(failure: unknown): boolean {
  const { code, message } = failure as { code?: number; message?: string };
  return code === 403 && (message?.includes('exclusive use') ?? false);
}
