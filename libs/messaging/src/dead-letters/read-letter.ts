import { createHash } from 'node:crypto';
import type { Message } from 'amqplib';
import type { DeadLetter, RestingPlace } from '#contracts/kernel/dead-letters';
import { headerOf, propertiesOf, textOf } from '../broker/properties';
import {
  ATTEMPTS,
  FIRST_FAILED_AT,
  LAST_FAILED_AT,
  ORIGIN_QUEUE,
  REASON_CODE,
  REASON_DETAILS,
  REASON_MESSAGE,
  REASON_STACK,
} from '../consuming/headers';
import type { Names } from '../names';
import { lastDeath } from './last-death';
import { REDRIVEN_BY, REDRIVE_REASON } from './letter-headers';
import { unroutableFacts } from './unroutable-letter';

/** What a resting message tells: by its service's headers or, where the broker gave it up, by `x-death`. */
export function readLetter(message: Message, service: RestingPlace, names: Names): DeadLetter {
  const body = bodyOf(message);
  const failure =
    service === 'unroutable'
      ? unroutableFacts(message, names, time(textOf(field(body, 'time'))))
      : failureOf(message);
  const properties = propertiesOf(message);
  const messageId = textOf(properties.messageId) ?? textOf(field(body, 'id')) ?? null;
  return {
    id: idOf(message, service, [failure.queue, messageId, failure.lastFailedAt]),
    service,
    ...failure,
    queue: names.bare(failure.queue),
    messageId,
    type: textOf(field(body, 'type')) ?? textOf(properties.type) ?? null,
    orderId: orderOf(body) ?? textOf(properties.correlationId) ?? null,
    payload: body,
    redrivenBy: textOf(headerOf(message, REDRIVEN_BY)) ?? null,
    redriveReason: textOf(headerOf(message, REDRIVE_REASON)) ?? null,
  };
}

/** The queue that the message was given up on, as the broker names it. */
export function originOf(message: Message): string {
  return failureOf(message).queue;
}

type Failure = Pick<
  DeadLetter,
  'queue' | 'reason' | 'message' | 'stack' | 'details' | 'attempts' | 'firstFailedAt' | 'lastFailedAt'
>;

function failureOf(message: Message): Failure {
  const text = (name: string) => textOf(headerOf(message, name));
  const reason = text(REASON_CODE);
  const death = lastDeath(message);
  const attempts = headerOf(message, ATTEMPTS);
  const details = headerOf(message, REASON_DETAILS);
  const failedAt = death?.at ?? null;
  return {
    queue: (reason === undefined ? death?.queue : undefined) ?? text(ORIGIN_QUEUE) ?? '',
    reason: reason ?? death?.reason ?? 'UNKNOWN',
    message: text(REASON_MESSAGE) ?? (death ? 'the broker gave the message up' : 'nothing says why'),
    stack: text(REASON_STACK) ?? null,
    details: Array.isArray(details) ? details.map(String) : [],
    attempts: typeof attempts === 'number' && attempts > 0 ? attempts : (death?.count ?? 0),
    firstFailedAt: time(text(FIRST_FAILED_AT)) ?? failedAt,
    lastFailedAt: (reason === undefined ? failedAt : undefined) ?? time(text(LAST_FAILED_AT)) ?? failedAt,
  };
}

/** The same for each copy of the letter: what stays as it is while it rests. */
function idOf({ content }: Message, service: RestingPlace, facts: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(facts)).update(content);
  return `${service}-${hash.digest('hex').slice(0, 24)}`;
}

function bodyOf({ content }: Message): unknown {
  const text = content.toString();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function orderOf(body: unknown): string | undefined {
  const data = field(body, 'data');
  return (
    textOf(field(data, 'orderId')) ?? textOf(field(body, 'orderId')) ?? textOf(field(body, 'correlationid'))
  );
}

function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
}

/** A sender may have set whatever it chose. */
function time(text: string | undefined): string | undefined {
  const at = new Date(text ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
