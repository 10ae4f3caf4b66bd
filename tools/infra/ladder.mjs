import { join } from 'node:path';
import { PrivateServer } from './private-server.mjs';

const RUNGS = { env: fromEnvironment, local: onUsualPort, docker: inDocker, private: privately };

/** Climbs the ladder until a rung gives the server: `{ url, how }`. */
export async function resolveServer(definition, context) {
  const rungs = context.mode === 'auto' ? Object.keys(RUNGS) : [context.mode];
  const refusals = [];
  for (const rung of rungs) {
    const answer = await RUNGS[rung](definition, context, refusals);
    if (answer) return answer;
  }
  throw new Error(`${definition.name}: ${refusals.join('; ')}`);
}

/** A URL that somebody chose is used or reported, never silently replaced. */
async function fromEnvironment({ variable, probe }, { env }, refusals) {
  const url = env[variable];
  if (!url) {
    refusals.push(`${variable} is not set`);
    return undefined;
  }
  try {
    const { version } = await probe(url);
    return { url, how: `${variable}, ${addressOf(url)}, version ${version}` };
  } catch (error) {
    throw new Error(`${variable} names ${addressOf(url)}, which does not answer: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

async function onUsualPort({ usualUrls, probe }, { env }, refusals) {
  for (const url of usualUrls(env)) {
    try {
      const { version } = await probe(url);
      return { url, how: `local, ${addressOf(url)}, version ${version}` };
    } catch (error) {
      refusals.push(`${addressOf(url)}: ${reasonOf(error)}`);
    }
  }
  return undefined;
}

async function inDocker({ compose, composeUrl }, { docker, env, signal, mode }, refusals) {
  if (!(await docker.isAvailable())) {
    refusals.push('Docker with Compose does not answer');
    return undefined;
  }
  try {
    const ports = await docker.up(compose, signal);
    const url = composeUrl(ports, env);
    return { url, how: `Docker, ${addressOf(url)}`, managementPort: ports.management };
  } catch (error) {
    if (mode === 'docker' || signal?.aborted) throw error;
    refusals.push(`docker compose up: ${reasonOf(error)}`);
    return undefined;
  }
}

async function privately(definition, { dir, signal, privates, installer, wanted, onAddress }) {
  const folderOf = ({ name }) => join(dir, name);
  if (!definition.findPrograms(folderOf(definition))) {
    await installer.install(wanted.filter((each) => !each.findPrograms(folderOf(each))));
  }
  const server = new PrivateServer(definition, { dir, signal });
  privates[definition.name] = server;
  const started = await server.start({ onAddress }).catch((error) => {
    throw new Error(`private ${definition.name}: ${reasonOf(error)}`, { cause: error });
  });
  const { ports, url } = server;
  return { url, how: `private, ${addressOf(url)}, ${started}`, managementPort: ports.management };
}

function addressOf(url) {
  return new URL(url).host;
}

function reasonOf(error) {
  return error.stderr?.toString().trim() || error.message || error.code || String(error);
}
