import { join } from 'node:path';
import { DockerCompose } from './docker.mjs';
import { postgresql } from './postgresql.mjs';
import { rabbitmq } from './rabbitmq.mjs';
import { redis } from './redis.mjs';
import { resolveServer } from './ladder.mjs';
import { PackageInstaller } from './package-installer.mjs';

const DEFINITIONS = [postgresql, redis, rabbitmq];
export const MODES = ['auto', 'env', 'local', 'docker', 'private'];

/**
 * Finds or starts PostgreSQL, Redis and RabbitMQ, each on its own: the URL in `env`, a server on the usual local port,
 * Docker, a private instance below `dir`. A `mode` other than `auto` allows that one way only.
 * `log({ name, url, how, ms })` is called as each becomes available. `stop()` ends what this call started.
 */
export async function provideServers({
  root,
  mode = process.env.INFRA || 'auto',
  only = DEFINITIONS.map(({ name }) => name),
  dir = join(root, '.local'),
  env = process.env,
  log = () => {},
  signal,
}) {
  if (!MODES.includes(mode)) throw new Error(`INFRA=${mode} is unknown; use one of ${MODES.join(', ')}`);
  const definitions = DEFINITIONS.filter(({ name }) => only.includes(name));
  const docker = new DockerCompose(root);
  const privates = {};
  const installer = new PackageInstaller({ dir, signal });
  const context = { mode, dir, env, signal, docker, privates, installer, wanted: definitions };

  const stop = async ({ graceMs } = {}) => {
    const servers = Object.values(privates).map((server) => server.stop({ graceMs }));
    await Promise.all([...servers, docker.stop()]);
  };

  const outcomes = await Promise.allSettled(
    definitions.map((definition) => provide(definition, context, log)),
  );
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const found = outcomes.map(({ value }) => value);
  return {
    env: Object.fromEntries(found.map(({ variable, url }) => [variable, url])),
    managementUrl: await findManagement(found.find(({ name }) => name === 'rabbitmq')),
    describe: () =>
      found.map(({ name, how, ms }) => `${name}: ${how} (${(ms / 1000).toFixed(1)} s)`).join('\n'),
    private: privates,
    owned: Object.keys(privates).length > 0 || docker.hasStarted,
    stop,
  };
}

async function provide(definition, context, log) {
  const begin = performance.now();
  const answer = await resolveServer(definition, context);
  const found = {
    name: definition.name,
    variable: definition.variable,
    ...answer,
    ms: performance.now() - begin,
  };
  log(found);
  return found;
}

async function findManagement(broker) {
  if (!broker) return undefined;
  const url = `http://${new URL(broker.url).hostname}:${broker.managementPort ?? 15672}`;
  const options = { signal: AbortSignal.timeout(1_000), headers: { connection: 'close' } };
  return fetch(`${url}/api/overview`, options).then(
    () => url,
    () => undefined,
  );
}
