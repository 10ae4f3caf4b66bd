import { Injectable } from '@nestjs/common';
import { RedisClient } from '#libs/redis';
import { BasketSettings } from '../baskets/basket-settings';
import type { Basket } from '../domain/basket';
import { commitBaskets } from './commit-baskets.script';
import { StoredBasket } from './stored-basket';

/** One basket's part of a commit: nothing before = it is new, nothing after = it is deleted. */
export interface BasketChange {
  readonly before?: StoredBasket;
  readonly after?: StoredBasket;
}

/** A frozen basket is kept only until its check-out is beyond doubt. */
const FROZEN_SECONDS = 24 * 60 * 60;

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
  next(before: StoredBasket | undefined, after: Basket): StoredBasket {
    const { ttlSeconds } = this.settings;
    const seconds = after.frozen ? Math.min(ttlSeconds, FROZEN_SECONDS) : ttlSeconds;
    return {
      ...after,
      lines: [...after.lines],
      version: (before?.version ?? 0) + 1,
      expiresAt: new Date(Date.now() + seconds * 1_000).toISOString(),
    };
  }

  /** All changes or none: false where one of the baskets is no longer what it was before. */
  commit(...changes: BasketChange[]): Promise<boolean> {
    return this.redis.runScript(
      commitBaskets,
      changes.map(({ before, after }) => keyOf(before?.id ?? after?.id ?? '')),
      changes.flatMap(({ before, after }) => [before?.version ?? '', ...fieldsOf(after)]),
    );
  }
}

function fieldsOf(basket: StoredBasket | undefined): (string | number)[] {
  if (!basket) return ['', '', ''];
  return [basket.version, JSON.stringify(basket), Date.parse(basket.expiresAt)];
}

function keyOf(id: string): string {
  return `basket:${id}`;
}
