import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { RedisConfig } from '#libs/configs';
import { connectionOptions } from './connection-options';
import { translateFailure } from './failures';
import type { LuaScript } from './lua-script';
import { RateLimiter } from './rate-limiter';
import type { RateLimit } from './rate-limiter';

type ScriptCommand = (keys: number, ...keysAndArgs: (string | number)[]) => Promise<unknown>;

/** The one connection of a service to Redis. It reconnects by itself; until then commands fail at once. */
@Injectable()
export class RedisClient implements OnApplicationShutdown {
  readonly #redis: Redis;
  readonly #logger = new Logger(RedisClient.name);

  constructor(config: RedisConfig) {
    this.#redis = new Redis(config.url, { ...connectionOptions, keyPrefix: config.namespace });
    this.logOutages();
  }

  /** Resolves after the first attempt, whatever came of it: a service may start before its Redis. */
  async connect(): Promise<void> {
    // A server that accepts and then says nothing settles no promise: hence a limit.
    const limit = new AbortController();
    const attempt = this.#redis.connect().catch(() => undefined);
    await Promise.race([attempt, setTimeout(1_000, undefined, { signal: limit.signal })]);
    limit.abort();
  }

  /** Runs commands; throws REDIS_UNAVAILABLE within about a second where there is no answer. */
  async run<T>(commands: (redis: Redis) => Promise<T>): Promise<T> {
    try {
      return await commands(this.#redis);
    } catch (error) {
      throw translateFailure(error);
    }
  }

  /** Runs a script, by its hash once the server knows it. */
  runScript<Reply>(
    script: LuaScript<Reply>,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<Reply> {
    return this.run(async (redis) => {
      if (!(script.name in redis)) redis.defineCommand(script.name, { lua: script.lua });
      const command = Reflect.get(redis, script.name) as ScriptCommand;
      return script.reply(await command.call(redis, keys.length, ...keys, ...args));
    });
  }

  rateLimiter(limit: RateLimit): RateLimiter {
    return new RateLimiter(this.#redis, limit);
  }

  async ping(): Promise<void> {
    await this.run((redis) => redis.ping());
  }

  async onApplicationShutdown(): Promise<void> {
    // QUIT lets what is under way finish; without a connection there is nothing to finish.
    await this.#redis.quit().catch(() => undefined);
    this.#redis.disconnect();
  }

  private logOutages(): void {
    let saidSo = false;
    this.#redis.on('error', (error: Error) => {
      if (!saidSo) this.#logger.error(`Redis is not reachable: ${error.message || error.name}`);
      saidSo = true;
    });
    this.#redis.on('ready', () => {
      if (saidSo) this.#logger.log('Redis is reachable again');
      saidSo = false;
    });
  }
}
