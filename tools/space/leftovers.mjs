import pg from 'pg';
import { withDatabase } from '../prisma/database-url.mjs';
import { databasePrefix, deleteSpace, environmentOf, openedAt } from './space.mjs';

const longestRun = 60 * 60_000;

/** Deletes the spaces of runs that died before they could: those older than any run lasts. */
export async function deleteLeftovers(servers) {
  for (const id of await spacesOn(servers.DATABASE_URL)) {
    if (openedAt(id) < Date.now() - longestRun) await deleteSpace(environmentOf(id, servers));
  }
}

async function spacesOn(url) {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [
      databasePrefix,
    ]);
    return new Set(rows.map(({ datname }) => datname.slice(databasePrefix.length).split('_')[0]));
  } finally {
    await client.end();
  }
}
