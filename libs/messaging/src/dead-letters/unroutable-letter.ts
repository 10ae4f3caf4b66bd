import type { Message } from 'amqplib';
import { events } from '#contracts/events';
import type { DeadLetter } from '#contracts/kernel/dead-letters';
import { headerOf, propertiesOf, textOf } from '../broker/properties';
import type { Names } from '../names';
import { ORIGIN_EXCHANGE } from './letter-headers';

/** The exchange that an event was published to: a copy that a look has made of it says so in a header. */
export function exchangeOf(letter: Message, names: Names): string {
  const { exchange } = letter.fields;
  return exchange === names.unroutable() ? (textOf(headerOf(letter, ORIGIN_EXCHANGE)) ?? '') : exchange;
}

export function isEventExchange(exchange: string, names: Names): boolean {
  return Object.values(events).some(({ owner }) => names.eventExchange(owner) === exchange);
}

/** What there is to tell of an event that never failed. */
export function unroutableFacts(letter: Message, names: Names, publishedAt: string | undefined) {
  const { timestamp } = propertiesOf(letter);
  const at = publishedAt ?? (typeof timestamp === 'number' ? secondsToIso(timestamp) : undefined) ?? null;
  return {
    queue: exchangeOf(letter, names),
    reason: 'UNROUTABLE',
    message: `no queue is bound to ${letter.fields.routingKey}`,
    stack: null,
    details: [],
    attempts: 0,
    firstFailedAt: at,
    lastFailedAt: at,
  } satisfies Partial<DeadLetter>;
}

/** A sender may have set any number. */
function secondsToIso(seconds: number): string | undefined {
  const at = new Date(seconds * 1_000);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
