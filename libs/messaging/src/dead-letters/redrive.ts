import type { ConsumeMessage } from 'amqplib';
import type { ServiceName } from '#contracts/kernel/define-command';
import { headerOf } from '../broker/properties';
import type { Publisher } from '../broker/publisher';
import { sameMessage } from '../consuming/forward';
import type { Names } from '../names';
import { DeadLetterUndeliverable } from './letter-errors';
import { REDRIVEN_AT, REDRIVEN_BY, REDRIVE_REASON, withoutFailure } from './letter-headers';
import type { Mended } from './mend';
import { originOf } from './read-letter';

/** Who does something with dead letters, and why. */
export interface Errand {
  readonly by: string;
  readonly reason: string;
}

/** Sends a letter back to where it came from, as new but under its own id; resolves once the broker has it. */
export async function redrive(
  publisher: Publisher,
  letter: ConsumeMessage,
  target: string,
  errand: Errand,
  mended?: Mended,
): Promise<void> {
  const headers = {
    ...withoutFailure(letter.properties.headers ?? {}),
    [REDRIVEN_BY]: errand.by,
    [REDRIVE_REASON]: errand.reason,
    [REDRIVEN_AT]: new Date().toISOString(),
  };
  const properties = { ...sameMessage(letter, headers), ...mended?.properties };
  try {
    await publisher.publish('', target, mended?.content ?? letter.content, properties);
  } catch (failure) {
    throw new DeadLetterUndeliverable(failure instanceof Error ? failure.message : String(failure));
  }
}

/** Whether somebody has sent the letter back since then, in ISO 8601. */
export function wasRedrivenSince(letter: ConsumeMessage, begin: string): boolean {
  const at = headerOf(letter, REDRIVEN_AT);
  return typeof at === 'string' && at >= begin;
}

/** What a letter says of its way must be one of its service's queues: anybody may have set a header. */
export function targetOf(letter: ConsumeMessage, service: ServiceName, names: Names): string {
  const origin = originOf(letter);
  if (names.isInboundQueue(service, origin)) return origin;
  throw new DeadLetterUndeliverable(`${origin || 'nothing'} is no queue that ${service} reads`);
}
