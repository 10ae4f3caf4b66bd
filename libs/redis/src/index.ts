export { defineScript, type LuaScript } from './lua-script';
export { RedisClient } from './redis-client';
export { RedisModule } from './redis.module';
