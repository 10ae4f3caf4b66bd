import { withMaintenance } from '../prisma/database-server.mjs';
import { rolesOf } from '../prisma/roles/drop-roles.mjs';
import { databasePrefix, deleteSpace, environmentOf, openedAt } from './space.mjs';

const longestRun = 60 * 60_000;

/** Deletes the spaces of runs that died before they could: those older than any run lasts. */
export async function deleteLeftovers(servers) {
  for (const id of await spacesOn(servers.DATABASE_URL)) {
    if (openedAt(id) < Date.now() - longestRun) await deleteSpace(environmentOf(id, servers));
  }
}

/** By their databases, and by the roles of databases that are gone. */
function spacesOn(url) {
  return withMaintenance(url, async (client) => {
    const { rows } = await client.query(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [databasePrefix],
    );
    const names = [...rows.map(({ name }) => name), ...(await rolesOf(client, databasePrefix))];
    return new Set(names.map((name) => name.slice(databasePrefix.length).split('_')[0]));
  });
}
