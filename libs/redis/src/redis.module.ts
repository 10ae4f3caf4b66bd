import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { HealthRegistry } from '#libs/common';
import type { RedisConfig } from '#libs/configs';
import { RedisClient } from './redis-client';

interface RedisOptions {
  /** false for a service that can do its work without Redis: it is ready all the same. */
  readonly required?: boolean;
}

/** Gives a service its connection to Redis, closed at shutdown and part of its readiness. */
@Module({})
export class RedisModule {
  static forService(config: RedisConfig, { required = true }: RedisOptions = {}): DynamicModule {
    const client = {
      provide: RedisClient,
      inject: [HealthRegistry],
      useFactory: async (health: HealthRegistry): Promise<RedisClient> => {
        const redis = new RedisClient(config);
        if (required) health.register('redis', () => redis.ping());
        await redis.connect();
        return redis;
      },
    };
    return { module: RedisModule, global: true, providers: [client], exports: [RedisClient] };
  }
}
