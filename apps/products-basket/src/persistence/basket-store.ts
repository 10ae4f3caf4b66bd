import { Injectable } from '@nestjs/common';
import type { IdempotentRequest } from '#libs/messaging';
import { RedisClient } from '#libs/redis';
import { BasketSettings } from '../baskets/basket-settings';
import type { Basket } from '../domain/basket';
import { isGuests } from '../domain/basket-owner';
import { indexKeyOf } from './basket-index';
import { commitBaskets } from './commit-baskets.script';
import { FIRST_ANSWER_MS, answerKeyOf, answersKeyOf, formatAnswer, replayAnswer } from './first-answer';
import { StoredBasket } from './stored-basket';

/** One basket's part of a commit: nothing before = it is new, nothing after = it is deleted. */
export type BasketChange =
  | { readonly before?: StoredBasket; readonly after: StoredBasket }
  | { readonly before: StoredBasket; readonly after?: undefined };

/** A change together with the answer that the sender of an idempotency key gets, now and when it asks again. */
export interface KeyedAnswer {
  readonly request: IdempotentRequest;
  readonly basket: StoredBasket;
}

/** `outdated`: one of the baskets is no longer what it was before. A basket: the first answer under the key. */
export type CommitResult = 'committed' | 'outdated' | StoredBasket;

/** A frozen basket is kept only until its check-out is beyond doubt. */
export const FROZEN_SECONDS = 24 * 60 * 60;

/** Baskets in Redis; each change starts their time to live anew. */
@Injectable()
export class BasketStore {
  constructor(
    private readonly redis: RedisClient,
    private readonly settings: BasketSettings,
  ) {}

  async find(id: string): Promise<StoredBasket | undefined> {
    const body = await this.redis.run((redis) => redis.hget(keyOf(id), 'body'));
    return body === null ? undefined : StoredBasket.parse(JSON.parse(body));
  }

  /** The basket as it is to be stored after what was read before: its version and its time to live. */
  next(before: StoredBasket | undefined, { lines, adjustments, ...after }: Basket): StoredBasket {
    const { ttlSeconds } = this.settings;
    const seconds = after.frozen ? Math.min(ttlSeconds, FROZEN_SECONDS) : ttlSeconds;
    return {
      ...after,
      lines: [...lines],
      adjustments: adjustments && [...adjustments],
      version: (before?.version ?? 0) + 1,
      expiresAt: new Date(Date.now() + seconds * 1_000).toISOString(),
    };
  }

  /** What the first request with this idempotency key came to, if there was one. Throws IDEMPOTENCY_KEY_REUSED. */
  async recall(request: IdempotentRequest): Promise<StoredBasket | undefined> {
    const answer = await this.redis.run((redis) => redis.get(answerKeyOf(request)));
    return answer === null ? undefined : replayAnswer(request, answer);
  }

  /** Whether the basket was still what was read before. */
  async replace(before: StoredBasket, after: Basket): Promise<boolean> {
    return (await this.commit([{ before, after: this.next(before, after) }])) === 'committed';
  }

  /** All changes or none, each key once. Throws IDEMPOTENCY_KEY_REUSED. */
  async commit(changes: readonly BasketChange[], answer?: KeyedAnswer): Promise<CommitResult> {
    const keys = changes.flatMap(keysOf);
    const args = changes.flatMap(argumentsOf);
    if (answer) {
      const { request, basket } = answer;
      keys.push(answerKeyOf(request), answersKeyOf(basket.ownerId));
      args.push(formatAnswer(request, basket), FIRST_ANSWER_MS, answerKeyOf(request));
    }
    const reply = await this.redis.runScript(commitBaskets, keys, args);
    if (answer && typeof reply === 'string') return replayAnswer(answer.request, reply);
    return reply === 1 ? 'committed' : 'outdated';
  }

  /** Erases a customer's open baskets, these that were checked out, and the answers that are kept about them. */
  async eraseAllOf(ownerId: string, checkedOut: readonly string[]): Promise<void> {
    const [index, answers] = [indexKeyOf(ownerId), answersKeyOf(ownerId)];
    await this.redis.run(async (redis) => {
      const open = await redis.zrange(index, '0', '-1');
      const kept = await redis.zrange(answers, '0', '-1');
      await redis.del([...open, ...checkedOut].map(keyOf).concat(kept, index, answers));
    });
  }
}

function keysOf(change: BasketChange): string[] {
  const { id, ownerId } = change.after ?? change.before;
  return [keyOf(id), indexKeyOf(change.before?.ownerId ?? ownerId), indexKeyOf(ownerId)];
}

function argumentsOf({ before, after }: BasketChange): (string | number)[] {
  const expected = before?.version ?? '';
  if (!after) return [expected, '', '', '', before.id, ''];
  // A guest finds the basket by its token, and what is being ordered is no longer open.
  const listed = !after.frozen && !isGuests(after);
  return [
    expected,
    after.version,
    JSON.stringify(after),
    Date.parse(after.expiresAt),
    after.id,
    listed ? '1' : '',
  ];
}

function keyOf(id: string): string {
  return `basket:${id}`;
}
