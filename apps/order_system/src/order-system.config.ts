import { brokerEnv, parseEnv, redisEnv, serverEnv, tokenEnv } from '#libs/configs';
import { httpEnv } from './http/http-env';
import { eventStreamEnv } from './orders/event-stream-settings';
import { overloadEnv } from './http/overload/overload-env';
import { rateLimitEnv } from './http/rate-limits/rate-limit-env';

export const orderSystemConfig = parseEnv(process.env, {
  server: serverEnv('order_system', 3000),
  broker: brokerEnv('order_system'),
  http: httpEnv(),
  overload: overloadEnv(),
  rateLimits: rateLimitEnv(),
  redis: redisEnv(),
  streams: eventStreamEnv(),
  tokens: tokenEnv(),
});
