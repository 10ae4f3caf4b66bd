import { join } from 'node:path';
import { postgresql } from './postgresql.mjs';
import { rabbitmq } from './rabbitmq.mjs';
import { redis } from './redis.mjs';
import { Servers } from './servers.mjs';

const DEFINITIONS = [postgresql, redis, rabbitmq];
const MODES = ['auto', 'env', 'local', 'docker', 'private'];

/**
 * Begins to find or start PostgreSQL, Redis and RabbitMQ, each on its own: the URL in `env`, a server on the usual
 * local port, Docker, a private instance below `dir`. A `mode` other than `auto` allows that one way only.
 * `log({ name, url, how, ms })` is called as each becomes available, `note(text)` before something that takes long.
 */
export function openServers({
  root,
  mode = process.env.INFRA || 'auto',
  only = DEFINITIONS.map(({ name }) => name),
  dir = join(root, '.local'),
  env = process.env,
  log = () => {},
  note = () => {},
  signal,
}) {
  if (!MODES.includes(mode)) throw new Error(`INFRA=${mode} is unknown; use one of ${MODES.join(', ')}`);
  const definitions = DEFINITIONS.filter(({ name }) => only.includes(name));
  return new Servers(definitions, { root, mode, dir, env, log, note, signal });
}

/** As `openServers`, and waits for all of them; `stop()` ends what this call started. */
export async function provideServers(options) {
  const servers = openServers(options);
  try {
    const found = await servers.all();
    return {
      env: Object.fromEntries(found.map(({ variable, url }) => [variable, url])),
      private: servers.private,
      stop: (stopping) => servers.stop(stopping),
    };
  } catch (error) {
    await servers.stop();
    throw error;
  }
}
