import type { TestProject } from 'vitest/node';
import { startTemplateStores } from './own-stores.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresAdminUrl: string;
    clickhouseUrl: string;
  }
}

/** Starts one PostgreSQL and one ClickHouse for all database tests, and makes the migrated template. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const stores = await startTemplateStores();
  project.provide('postgresAdminUrl', stores.postgresAdminUrl);
  project.provide('clickhouseUrl', stores.clickhouseUrl);
  return stores.stop;
};
