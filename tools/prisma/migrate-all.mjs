import { applyMigrations } from './apply-migrations.mjs';
import { timed } from './command-line.mjs';
import { dropDatabase } from './database-server.mjs';
import { databaseUrl } from './database-url.mjs';
import { selectServices } from './services.mjs';

/**
 * Creates and migrates the services' databases, which `env` names like the environment does;
 * `baseUrl` stands for an environment with that DATABASE_URL alone.
 */
export async function migrateAll({ baseUrl, env = { DATABASE_URL: baseUrl }, only, log }) {
  for (const { service, url } of databasesOf(env, only)) {
    const { result, took } = await timed(() => named(service, () => applyMigrations(service, url)));
    log(`${service}: ${result.length > 0 ? `applied ${result.join(', ')}` : 'up to date'} (${took})`);
  }
}

/** Drops the services' databases, named as for `migrateAll`. */
export async function dropAll({ baseUrl, env = { DATABASE_URL: baseUrl }, only }) {
  for (const { service, url } of databasesOf(env, only)) {
    await named(service, () => dropDatabase(url));
  }
}

function databasesOf(env, only) {
  return selectServices(only).map((service) => ({ service, url: databaseUrl(service, env) }));
}

async function named(service, work) {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${service}: ${error.message || error.code}`, { cause: error });
  }
}
