import { setTimeout as sleep } from 'node:timers/promises';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';

/** As many as RabbitMQ 3.10 gives a consumer of a quorum queue at once; what is behind them is seen when these are gone. */
export const MOST_AT_ONCE = 2_000;
const PATIENCE_MS = 2_000;
const WAIT_MS = 5;

/**
 * Takes the messages of a queue, for the channel to hold. By a consumer rather than one by one: a quorum queue holds a
 * message that was asked for alone as one more consumer's, and could not be answered about all of them together.
 */
export async function takeAll(channel: ConfirmChannel, queue: string): Promise<ConsumeMessage[]> {
  const { messageCount } = await channel.checkQueue(queue);
  const messages: ConsumeMessage[] = [];
  if (messageCount === 0) return messages;
  await channel.prefetch(MOST_AT_ONCE);
  const { consumerTag } = await channel.consume(queue, (message) => message && messages.push(message));
  const deadline = Date.now() + PATIENCE_MS;
  while (messages.length < Math.min(messageCount, MOST_AT_ONCE) && Date.now() < deadline)
    await sleep(WAIT_MS);
  await channel.cancel(consumerTag);
  return messages;
}
