import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import { noFilters, withSchemaEngine } from './schema-engine.mjs';

/** SQL that leads from one Prisma schema (or none) to another; undefined when nothing differs. */
export async function schemaDiff(from, to) {
  return withSchemaEngine(offlinePostgres, async (engine) => {
    const { stdout, exitCode } = await engine.diff({
      from: from === undefined ? { tag: 'empty' } : datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: true,
      filters: noFilters,
    });
    return exitCode === 0 ? undefined : stdout;
  });
}

function datamodel(content) {
  return { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] };
}

// The engine asks for the server's version before it compares two schemas, and for nothing
// else: this answer saves a database. 13 is the oldest version that Prisma supports.
const offlinePostgres = {
  provider: 'postgres',
  adapterName: 'offline-postgres',
  connect: async () => ({
    provider: 'postgres',
    adapterName: 'offline-postgres',
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 13.0', 130000]],
    }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    dispose: async () => {},
  }),
  connectToShadowDb: refuse,
};

async function refuse() {
  throw new Error('Comparing schemas needs no database');
}
