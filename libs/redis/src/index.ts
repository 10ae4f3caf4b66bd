export { defineScript, type LuaScript } from './lua-script';
export type { Allowance, RateLimit, RateLimiter } from './rate-limiter';
export { RedisClient } from './redis-client';
export { RedisModule } from './redis.module';
