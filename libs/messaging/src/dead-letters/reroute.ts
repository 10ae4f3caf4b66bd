import { randomUUID } from 'node:crypto';
import type { ConsumeMessage } from 'amqplib';
import { DeadLetterUndeliverable } from './letter-errors';
import { REDRIVE_ID } from './letter-headers';
import type { Look } from './letter-queue';
import type { Mended } from './mend';
import { redrive } from './redrive';
import type { Errand } from './redrive';
import type { WayBack } from './way-back';

/**
 * Publishes an event again to its own exchange, so that queues that are bound by now get it. The broker does not say that
 * still none is: the event is back among the unroutable ones then, and is taken out again, since it never left.
 */
export async function reroute(
  { publisher, takeBack }: Look,
  letter: ConsumeMessage,
  to: WayBack,
  errand: Errand,
  mended?: Mended,
): Promise<void> {
  const id = randomUUID();
  await redrive(publisher, letter, to, errand, { mended, headers: { [REDRIVE_ID]: id } });
  if (await takeBack(REDRIVE_ID, id))
    throw new DeadLetterUndeliverable(`still no queue is bound to ${to.routingKey} on ${to.exchange}`);
}
