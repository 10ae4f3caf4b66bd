import { brokerEnv, databaseEnv, parseEnv, retentionEnv, serverEnv, tokenEnv } from '#libs/configs';

export const catalogConfig = parseEnv(process.env, {
  server: serverEnv('catalog', 3002),
  broker: brokerEnv('catalog'),
  database: databaseEnv('catalog'),
  tokens: tokenEnv(),
  retention: retentionEnv(),
});
