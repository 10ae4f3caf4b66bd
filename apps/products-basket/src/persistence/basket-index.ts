import { Injectable } from '@nestjs/common';
import { RedisClient } from '#libs/redis';

/** An entry of the index. */
export interface ListedBasket {
  readonly id: string;
  readonly expiresAt: Date;
}

/** The sorted set of a customer's open baskets, by when they expire: the one that was changed last is the last. */
export function indexKeyOf(ownerId: string): string {
  return `baskets-of:${ownerId}`;
}

/** Which open baskets a customer has. It is written with each change of a basket, by the same script. */
@Injectable()
export class BasketIndex {
  constructor(private readonly redis: RedisClient) {}

  /** At most so many, the one that was changed last first. */
  async newest(ownerId: string, count: number): Promise<ListedBasket[]> {
    const key = indexKeyOf(ownerId);
    const flat = await this.redis.run((redis) =>
      redis.zrange(key, '+inf', String(Date.now()), 'BYSCORE', 'REV', 'LIMIT', 0, count, 'WITHSCORES'),
    );
    return Array.from({ length: flat.length / 2 }, (_, index) => ({
      id: flat[index * 2] ?? '',
      expiresAt: new Date(Number(flat[index * 2 + 1])),
    }));
  }

  /** The ids of all of them. */
  all(ownerId: string): Promise<string[]> {
    return this.redis.run((redis) => redis.zrange(indexKeyOf(ownerId), '0', '-1'));
  }
}
