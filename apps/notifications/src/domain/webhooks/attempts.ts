import type { WebhookError } from '#contracts/notifications/webhook';

/** How an attempt ended: answered, or without an answer. */
export interface Attempt {
  readonly status?: number;
  /** Undefined where the event has arrived. */
  readonly error?: WebhookError;
}

export function answeredWith(status: number): Attempt {
  if (status >= 200 && status < 300) return { status };
  if (status === 410) return { status, error: 'GONE' };
  return { status, error: status >= 300 && status < 400 ? 'REDIRECTED' : 'BAD_STATUS' };
}

/** Up to so much of a delay is added to it: what failed together is not tried again together. */
const JITTER = 0.2;

/**
 * After how many milliseconds the next attempt is due, when so many have failed; undefined where that was the last one.
 * `chance` is a number from 0 to 1.
 */
export function delayAfter(
  attempts: number,
  delaysMs: readonly number[],
  chance: number,
): number | undefined {
  const delay = delaysMs[attempts - 1];
  return delay === undefined ? undefined : Math.round(delay * (1 + JITTER * chance));
}
