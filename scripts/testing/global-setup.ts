import type { TestProject } from 'vitest/node';
import { startTemplateStores, type TemplateStores } from './own-stores.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A pair of stores for each worker. */
    stores: readonly TemplateStores[];
  }
}

/**
 * Starts a PostgreSQL and a ClickHouse for each worker of the database tests. Files side by side share none: the mirror waits for the
 * oldest transaction of the whole server, so a long one in another file's database would hold it back.
 */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const started = await Promise.all(Array.from({ length: project.config.maxWorkers }, startTemplateStores));
  project.provide(
    'stores',
    started.map(({ postgresAdminUrl, clickhouseUrl }) => ({ postgresAdminUrl, clickhouseUrl })),
  );
  return async () => {
    await Promise.all(started.map(({ stop }) => stop()));
  };
};
