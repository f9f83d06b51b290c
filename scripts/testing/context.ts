import type { Role } from '../../lib/core/roles.ts';
import { type OwnContext, openOwnContext } from './own-stores.ts';
import { ownStores } from './stores-of-worker.ts';

/** A context on stores of its own, with their addresses for processes started by a test. */
export type TestContext = OwnContext;

/** The clock of tests unless they bring their own. */
export const TEST_NOW = new Date('2026-06-15T12:00:00.000Z');

/**
 * Gives a test file its own PostgreSQL database, ClickHouse database and data directory, all empty and migrated. The actor has the
 * role `role` (admin by default; null = nobody), the clock stands still unless `now` is given.
 */
export const createTestContext = (options: { role?: Role | null; now?: () => Date } = {}): Promise<TestContext> => {
  const { role = 'admin', now = () => TEST_NOW } = options;
  return openOwnContext(ownStores(), { actor: role ? { userId: null, name: role, role } : null, now });
};
