import type { ConsumeMessage, Message, Options } from 'amqplib';
import { ValidationError } from '#libs/common';
import type { EventContract } from '#contracts/kernel/define-event';
import { events } from '#contracts/events';
import { CLOUD_EVENTS_CONTENT_TYPE } from '#contracts/kernel/envelope';
import { parseEvent } from '../consuming/parse-event';
import { Reject } from '../failures';
import { kebab } from '../names';

export interface Mended {
  readonly content: Buffer;
  readonly properties: Pick<Options.Publish, 'type' | 'contentType'>;
}

/**
 * The letter with other data, which must be what its queue's reaction can read. It stays the CloudEvent that it was; where it
 * was none, or one of another type, it becomes bare data under the letter's id.
 */
export function mend(letter: Message, data: unknown, contract: EventContract): Mended {
  const envelope = envelopeOf(letter, contract);
  const mended = {
    content: Buffer.from(JSON.stringify(envelope ? { ...envelope, data } : data)),
    properties: {
      type: contract.type,
      contentType: envelope ? CLOUD_EVENTS_CONTENT_TYPE : 'application/json',
    },
  };
  check({ ...letter, ...mended, properties: { ...letter.properties, ...mended.properties } }, contract);
  return mended;
}

/** Of the event that a reaction's queue is bound to. */
export function contractOfQueue(queue: string): EventContract {
  const [, name = ''] = queue.split('.on-');
  return known(Object.entries(events).find(([constant]) => kebab(constant) === name)?.[1]);
}

export function contractOfType(type: string): EventContract {
  return known(Object.values(events).find((event) => event.type === type));
}

function known(contract: EventContract | undefined): EventContract {
  if (contract) return contract;
  throw new ValidationError([{ field: 'payload', message: 'only known events can be given another one' }]);
}

function envelopeOf({ content }: Message, { type }: EventContract): object | undefined {
  try {
    const body = JSON.parse(content.toString()) as { specversion?: unknown; type?: unknown } | null;
    return body?.specversion !== undefined && body.type === type ? body : undefined;
  } catch {
    return undefined;
  }
}

function check(message: Message, contract: EventContract): void {
  try {
    parseEvent(message as ConsumeMessage, contract);
  } catch (failure) {
    if (!(failure instanceof Reject)) throw failure;
    const lines = failure.details.length > 0 ? failure.details : [failure.message];
    throw new ValidationError(lines.map((message) => ({ field: 'payload', message })));
  }
}
