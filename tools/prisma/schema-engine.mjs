import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { readFile } from 'node:fs/promises';

const wasmFile = new URL(
  'schema_engine_bg.wasm',
  import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
);

/**
 * Runs work with Prisma's schema engine, bound to the database of the URL. This is the npm
 * build of the engine that Prisma's CLI would download from a host of its own.
 */
export async function withSchemaEngine(connectionString, work) {
  await loadBindings();
  const factory = bindMigrationAwareSqlAdapterFactory(new ScriptingPrismaPg(connectionString));
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await factory.disposeAdapters();
  }
}
