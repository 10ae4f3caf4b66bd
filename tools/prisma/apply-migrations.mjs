import { PrismaPg } from '@prisma/adapter-pg';
import { withDatabaseOf } from './database-server.mjs';
import { actingAs } from './database-url.mjs';
import { migrationList, readMigrations } from './migration-files.mjs';
import { noFilters, withSchemaEngine } from './schema-engine.mjs';

const missingTable = '42P01';

/**
 * Brings one service's database up to its migrations, as the role `owner` where one is named, so that all they make is the
 * owner's from the start; returns the names just applied.
 */
export async function applyMigrations(service, url, { owner } = {}) {
  const migrations = readMigrations(service);
  const applied = await withDatabaseOf(url, readApplied);
  refuseEdited(migrations, applied);
  // Looking first spares the engine's start when there is nothing to do.
  if (migrations.every(({ name }) => applied.has(name))) return [];
  refuseDiverged(migrations, applied);

  const adapterFactory = new MigratingPrismaPg({
    connectionString: owner ? actingAs(url, owner) : url,
    max: 1,
  });
  try {
    return await withSchemaEngine(adapterFactory, async (engine) => {
      const input = { migrationsList: migrationList(service, migrations), filters: noFilters };
      return (await engine.applyMigrations(input)).appliedMigrationNames;
    });
  } finally {
    await adapterFactory.close();
  }
}

async function readApplied(client) {
  try {
    const { rows } = await client.query(
      `SELECT migration_name, checksum FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    return new Map(rows.map((row) => [row.migration_name, row.checksum]));
  } catch (error) {
    if (error.code === missingTable) return new Map();
    throw error;
  }
}

function refuseEdited(migrations, applied) {
  const edited = migrations.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum);
  if (edited) throw historyError(edited.name, 'was edited after it was applied to this database');
}

// A database that is merely ahead (an older release is deployed again) is fine.
function refuseDiverged(migrations, applied) {
  const local = new Set(migrations.map(({ name }) => name));
  const gone = [...applied.keys()].find((name) => !local.has(name));
  if (gone) throw historyError(gone, 'was applied to this database and is gone from the folder');
}

function historyError(migration, problem) {
  return new Error(
    `migration ${migration} ${problem}. Restore it, or start over without the data: ` +
      'npm run prisma:migrate -- --reset',
  );
}

class MigratingPrismaPg extends PrismaPg {
  #connections = [];

  async connect() {
    const connection = await super.connect();
    // The stock method splits a script at each semicolon, in function bodies and strings too.
    connection.executeScript = async (script) => {
      await connection
        .underlyingDriver()
        .query(script)
        .catch((error) => connection.onError(error));
    };
    this.#connections.push(connection);
    return connection;
  }

  async close() {
    await Promise.all(this.#connections.map((connection) => connection.dispose()));
  }
}
