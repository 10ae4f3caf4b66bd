import pg from 'pg';
import { databaseName, withDatabase } from './database-url.mjs';

const missingDatabase = '3D000';
// Two who create one database at once: the later sees either code.
const alreadyThere = ['42P04', '23505'];

/** Runs work with a connection to the database, which is created when it is missing. */
export async function withDatabaseOf(url, work) {
  try {
    return await withConnection(url, work);
  } catch (error) {
    if (error.code !== missingDatabase) throw error;
    await createDatabase(url);
    return withConnection(url, work);
  }
}

/** Drops the database with whoever is connected to it. */
export async function dropDatabase(url) {
  const name = pg.escapeIdentifier(databaseName(url));
  await withMaintenance(url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

async function createDatabase(url) {
  const name = pg.escapeIdentifier(databaseName(url));
  try {
    await withMaintenance(url, (client) => client.query(`CREATE DATABASE ${name}`));
  } catch (error) {
    if (!alreadyThere.includes(error.code)) throw error;
  }
}

/** Runs work with a connection to the server that no database of ours stands in the way of. */
export function withMaintenance(url, work) {
  return withConnection(withDatabase(url, 'postgres'), work);
}

async function withConnection(connectionString, work) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}
