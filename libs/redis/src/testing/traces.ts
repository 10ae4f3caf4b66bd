import { Redis } from 'ioredis';
import type { RedisConfig } from '#libs/configs';

type Reader = (redis: Redis, key: string) => Promise<unknown>;

const readers: Readonly<Record<string, Reader>> = {
  string: (redis, key) => redis.get(key),
  hash: (redis, key) => redis.hgetall(key),
  list: (redis, key) => redis.lrange(key, '0', '-1'),
  set: (redis, key) => redis.smembers(key),
  zset: (redis, key) => redis.zrange(key, '0', '-1'),
  stream: (redis, key) => redis.xrange(key, '-', '+'),
};

/** The keys of a namespace that have one of the texts in their name or their value, whatever the case. */
export async function redisTracesOf(
  texts: readonly string[],
  { url, namespace }: RedisConfig,
): Promise<string[]> {
  const redis = new Redis(url);
  const wanted = texts.map((text) => text.toLowerCase());
  try {
    const found: string[] = [];
    for await (const keys of redis.scanStream({ match: `${namespace}*`, count: 1_000 }) as AsyncIterable<
      string[]
    >) {
      for (const key of keys) {
        const value = await readers[await redis.type(key)]?.(redis, key);
        const content = `${key} ${JSON.stringify(value)}`.toLowerCase();
        if (wanted.some((text) => content.includes(text))) found.push(key.slice(namespace.length));
      }
    }
    return [...new Set(found)];
  } finally {
    redis.disconnect();
  }
}
