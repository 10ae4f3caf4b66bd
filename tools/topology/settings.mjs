import { brokerUrls } from '../accounts/broker-urls.mjs';
import { readEnvFile } from '../start/env-file.mjs';
import { readRunning } from '../start/running.mjs';

/** What `npm start` noted goes before `.env`, and the shell before both; in strict mode users have the passwords that it gives them. */
export function readSettings(root, shell = process.env) {
  const env = { ...readEnvFile(`${root}/.env`), ...readRunning(root), ...shell };
  const derives = env.BROKER_SECURITY === 'strict' && env.SERVER_ACCOUNTS_SECRET && env.AMQP_URL;
  return settingsOf(derives ? { ...env, ...brokerUrls(env) } : env);
}

/** Which broker is meant, and what should be on it. Throws what is missing. */
export function settingsOf(env) {
  if (!env.AMQP_URL) {
    throw new Error(
      'AMQP_URL is not set: set it to the broker, with a user who may administer it: amqp://admin:password@127.0.0.1:5672',
    );
  }
  return {
    env,
    url: env.AMQP_URL,
    managementUrl: env.AMQP_MANAGEMENT_URL || undefined,
    topology: {
      namespace: env.AMQP_NAMESPACE || '',
      vhost: vhostOf(env.AMQP_URL),
      commandsVhost: env.AMQP_COMMANDS_VHOST || 'commands',
      ...(env.AMQP_INTEGRATORS_FILE && { integratorsFile: env.AMQP_INTEGRATORS_FILE }),
      ...(env.RETRY_DELAYS && { delays: env.RETRY_DELAYS.split(',') }),
      ...(env.AMQP_QUEUES_EXPIRE_AFTER_MS && {
        queuesExpireAfterMs: Number(env.AMQP_QUEUES_EXPIRE_AFTER_MS),
      }),
    },
  };
}

/** The vhost that an AMQP URL names: `/` where it names none. */
export function vhostOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || '/';
}
