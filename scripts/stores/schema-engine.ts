import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** What is used of Prisma's schema engine. */
export type SchemaEngine = Awaited<ReturnType<typeof bindings.SchemaEngine.new>> & bindings.SchemaEngine;

interface WasmGlue {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

let loading: Promise<void> | undefined;

const load = async (): Promise<void> => {
  const glue = bindings as unknown as WasmGlue & WebAssembly.ModuleImports;
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
};

/** Runs `use` with Prisma's own schema engine (WebAssembly, so nothing is downloaded) on the database at `url`. */
export const withSchemaEngine = async <T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> => {
  // Once: the glue knows one instance, so that a second would take the place of one at work.
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  await loading;
  // A pool of our own: the adapter never closes the one it makes itself. Of one connection, so that BEGIN and COMMIT in a migration hold.
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const engine = (await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)) as SchemaEngine;
  try {
    return await use(engine);
  } finally {
    engine.free();
    await pool.end();
  }
};
