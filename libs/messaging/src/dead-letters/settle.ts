import { setTimeout as sleep } from 'node:timers/promises';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';

/**
 * How a quorum queue is told what becomes of messages, measured on 3.10: what is returned together keeps its order up to 32
 * messages, an Erlang map's limit for being sorted; and of more than 32 answers under way the queue's client holds the rest
 * back, in another order, and forgets them when the channel closes: removed messages then come back.
 */
const TOGETHER = 32;
const LOOKS = 200;
const WAIT_MS = 5;

/** Neighbours that share their fate, so that one answer tells it of all of them. */
interface Run {
  readonly last: ConsumeMessage;
  readonly length: number;
  readonly isRemoved: boolean;
}

/** Removes some of the messages that the channel holds, and returns the others to the head of their queue, in their order. */
export async function settle(
  channel: ConfirmChannel,
  queue: string,
  messages: readonly ConsumeMessage[],
  removed: ReadonlySet<ConsumeMessage>,
): Promise<void> {
  let returned = 0;
  for (const { last, length, isRemoved } of runsOf(messages, removed)) {
    if (isRemoved) {
      channel.ack(last, true);
      continue;
    }
    channel.nack(last, true, true);
    returned += length;
    await holds(channel, queue, returned);
  }
}

function runsOf(messages: readonly ConsumeMessage[], removed: ReadonlySet<ConsumeMessage>): Run[] {
  const runs: Run[] = [];
  for (const message of messages) {
    const run = runs.at(-1);
    const isRemoved = removed.has(message);
    const goesOn = run?.isRemoved === isRemoved && (isRemoved || run.length < TOGETHER);
    if (run && goesOn) runs[runs.length - 1] = { last: message, length: run.length + 1, isRemoved };
    else runs.push({ last: message, length: 1, isRemoved });
  }
  return runs;
}

/** A return has no answer but this; others may take some meanwhile, so it is not waited for ever. */
async function holds(channel: ConfirmChannel, queue: string, count: number): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if ((await channel.checkQueue(queue)).messageCount >= count) return;
    await sleep(WAIT_MS);
  }
}
