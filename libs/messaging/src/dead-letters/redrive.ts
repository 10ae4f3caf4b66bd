import type { ConsumeMessage } from 'amqplib';
import { headerOf } from '../broker/properties';
import type { Publisher } from '../broker/publisher';
import { sameMessage } from '../consuming/forward';
import { DeadLetterUndeliverable } from './letter-errors';
import { REDRIVEN_AT, REDRIVEN_BY, REDRIVE_REASON, withoutFailure } from './letter-headers';
import type { Mended } from './mend';
import type { WayBack } from './way-back';

/** Who does something with dead letters, and why. */
export interface Errand {
  readonly by: string;
  readonly reason: string;
}

/** Sends a letter back to where it came from, as new but under its own id; resolves once the broker has it. */
export async function redrive(
  publisher: Publisher,
  letter: ConsumeMessage,
  to: Pick<WayBack, 'exchange' | 'routingKey'>,
  errand: Errand,
  { mended, headers: more }: { mended?: Mended; headers?: Readonly<Record<string, string>> } = {},
): Promise<void> {
  const headers = {
    ...withoutFailure(letter.properties.headers ?? {}),
    [REDRIVEN_BY]: errand.by,
    [REDRIVE_REASON]: errand.reason,
    [REDRIVEN_AT]: new Date().toISOString(),
    ...more,
  };
  const properties = { ...sameMessage(letter, headers), ...mended?.properties };
  try {
    await publisher.publish(to.exchange, to.routingKey, mended?.content ?? letter.content, properties);
  } catch (failure) {
    throw new DeadLetterUndeliverable(failure instanceof Error ? failure.message : String(failure));
  }
}

/** Whether somebody has sent the letter back since then, in ISO 8601. */
export function wasRedrivenSince(letter: ConsumeMessage, begin: string): boolean {
  const at = headerOf(letter, REDRIVEN_AT);
  return typeof at === 'string' && at >= begin;
}
