import { timed } from './command-line.mjs';
import { dropDatabase } from './database-server.mjs';
import { migrateDatabase } from './migrate-database.mjs';
import { databaseAccounts } from './roles/database-accounts.mjs';
import { selectServices } from './services.mjs';

/** Creates and migrates the services' databases and their roles, which `env` names like the environment does. */
export async function migrateAll({ env, only, log }) {
  for (const accounts of accountsOf(env, only)) {
    const { result, took } = await timed(() => named(accounts, () => migrateDatabase(accounts)));
    log(`${accounts.service}: ${summary(result)} (${took})`);
    if (result.warning) log(result.warning);
  }
}

/** Drops the services' databases, named as for `migrateAll`. */
export async function dropAll({ env, only }) {
  for (const accounts of accountsOf(env, only)) {
    await named(accounts, () => dropDatabase(accounts.migration));
  }
}

function accountsOf(env, only) {
  return selectServices(only).map((service) => databaseAccounts(service, env));
}

function summary({ applied, roles }) {
  const parts = [
    applied.length > 0 && `applied ${applied.join(', ')}`,
    roles.length > 0 && `roles set up (${roles.length} statements)`,
  ];
  return parts.filter(Boolean).join('; ') || 'up to date';
}

async function named({ service }, work) {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${service}: ${error.message || error.code}`, { cause: error });
  }
}
