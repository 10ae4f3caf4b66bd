import { z } from 'zod';
import { IDEMPOTENCY_SECONDS, IdempotencyKeyReused } from '#libs/messaging';
import type { IdempotentRequest } from '#libs/messaging';
import { StoredBasket } from './stored-basket';

/** What the first request with an idempotency key made of a basket: kept in Redis, beside the basket itself. */
const FirstAnswer = z.object({ hash: z.string(), basket: StoredBasket });

export const FIRST_ANSWER_MS = IDEMPOTENCY_SECONDS * 1_000;

export function answerKeyOf({ consumer, key }: IdempotentRequest): string {
  return `answer:${consumer}:${key}`;
}

/** The sorted set of the kept answers about an owner's baskets, by when they expire. */
export function answersKeyOf(ownerId: string): string {
  return `answers-of:${ownerId}`;
}

export function formatAnswer({ hash }: IdempotentRequest, basket: StoredBasket): string {
  return JSON.stringify({ hash, basket });
}

/** Throws IDEMPOTENCY_KEY_REUSED where it is the answer to another request. */
export function replayAnswer(request: IdempotentRequest, text: string): StoredBasket {
  const { hash, basket } = FirstAnswer.parse(JSON.parse(text));
  if (hash !== request.hash) throw new IdempotencyKeyReused();
  return request.replay(basket);
}
