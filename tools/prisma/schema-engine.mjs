import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { readFile } from 'node:fs/promises';

const wasmFile = new URL(
  'schema_engine_bg.wasm',
  import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
);

export const noFilters = { externalTables: [], externalEnums: [] };

let loading;

/**
 * Runs work with Prisma's schema engine over a driver adapter factory. The engine is the npm
 * build of the one that Prisma's CLI downloads from its own host.
 */
export async function withSchemaEngine(adapterFactory, work) {
  loading ??= loadBindings();
  await loading;
  const engine = await bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapterFactory),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

// Node has no stable import of .wasm files, so this does by hand what the package's entry does.
async function loadBindings() {
  const { instance } = await WebAssembly.instantiate(await readFile(wasmFile), {
    './schema_engine_bg.js': { ...bindings, ...unreferencedTimers() },
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

// The engine never clears the 10 s timeout of its advisory lock: it would hold the process.
function unreferencedTimers() {
  const name = Object.keys(bindings).find((key) => key.startsWith('__wbg_setTimeout_'));
  return { [name]: (callback, delay) => setTimeout(callback, delay).unref() };
}
