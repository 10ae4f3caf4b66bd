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

export const REDRIVEN_BY = 'x-redriven-by';
export const REDRIVE_REASON = 'x-redrive-reason';
export const REDRIVEN_AT = 'x-redriven-at';
/** Tells one redrive of an event from another. */
export const REDRIVE_ID = 'x-redrive-id';
/** Where an unroutable event was published to; set on the copies that looks make. */
export const ORIGIN_EXCHANGE = 'x-exchange';
/** Set by quorum queues: how often a message has been taken out and returned. */
export const DELIVERY_COUNT = 'x-delivery-count';
export const DEATHS = 'x-death';

const ADDRESSEES = ['CC', 'BCC'];

const FAILURE = [
  ATTEMPTS,
  FIRST_FAILED_AT,
  LAST_FAILED_AT,
  ORIGIN_QUEUE,
  ORIGIN_EXCHANGE,
  REASON_CODE,
  REASON_DETAILS,
  REASON_MESSAGE,
  REASON_STACK,
  DEATHS,
  'x-first-death-exchange',
  'x-first-death-queue',
  'x-first-death-reason',
  'x-last-death-exchange',
  'x-last-death-queue',
  'x-last-death-reason',
];

type Headers = Readonly<Record<string, unknown>>;

/** As the message was before it failed for the first time. */
export function withoutFailure(headers: Headers): Record<string, unknown> {
  return without(headers, [...FAILURE, ...ADDRESSEES, DELIVERY_COUNT]);
}

/** The same dead letter, as if nobody had looked at it. */
export function withoutLooks(headers: Headers): Record<string, unknown> {
  return without(headers, [...ADDRESSEES, DELIVERY_COUNT]);
}

function without(headers: Headers, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
