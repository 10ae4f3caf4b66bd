import type { ConsumeMessage } from 'amqplib';
import { headerOf } from '../broker/properties';

/** Our own count: the broker ignores a client's `x-death` since RabbitMQ 4.0. */
export const ATTEMPTS = 'x-attempts';
export const FIRST_FAILED_AT = 'x-first-failed-at';
export const LAST_FAILED_AT = 'x-last-failed-at';
export const REASON_CODE = 'x-reason-code';
export const REASON_MESSAGE = 'x-reason-message';
export const REASON_DETAILS = 'x-reason-details';
/** Where in the code an unexpected error was thrown: the first line of its stack. */
export const REASON_STACK = 'x-reason-stack';
export const ORIGIN_QUEUE = 'x-queue';

/** How often the message has failed before this delivery. */
export function failedAttempts(message: ConsumeMessage): number {
  const attempts = headerOf(message, ATTEMPTS);
  return typeof attempts === 'number' && attempts > 0 ? attempts : 0;
}

/**
 * What a failed message carries along: attempts with this one, and when it failed. Its sender's further
 * addressees (`CC`, `BCC`) have had their copy; the broker would send them another.
 */
export function failureHeaders(
  message: ConsumeMessage,
  queue: string,
  now = new Date(),
): Record<string, unknown> {
  const headers = (message.properties.headers ?? {}) as Record<string, unknown>;
  const first = headers[FIRST_FAILED_AT];
  return {
    ...headers,
    CC: undefined,
    BCC: undefined,
    [ATTEMPTS]: failedAttempts(message) + 1,
    [FIRST_FAILED_AT]: typeof first === 'string' ? first : now.toISOString(),
    [LAST_FAILED_AT]: now.toISOString(),
    [ORIGIN_QUEUE]: queue,
  };
}
