import { brokerEnv, parseEnv, redisEnv, serverEnv, tokenEnv } from '#libs/configs';
import { httpEnv } from './http/http-env';

export const orderSystemConfig = parseEnv(process.env, {
  server: serverEnv('order_system', 3000),
  broker: brokerEnv(),
  http: httpEnv(),
  redis: redisEnv(),
  tokens: tokenEnv(),
});
