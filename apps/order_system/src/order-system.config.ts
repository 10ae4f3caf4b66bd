import { brokerEnv, parseEnv, redisEnv, serverEnv, tokenEnv } from '#libs/configs';

export const orderSystemConfig = parseEnv(process.env, {
  server: serverEnv('order_system', 3000),
  broker: brokerEnv(),
  redis: redisEnv(),
  tokens: tokenEnv(),
});
