import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import type { Role } from '../../lib/core/roles.ts';
import { SESSIONS_DIR } from './server-state.ts';

interface Fixtures {
  /** Opens a page in a session of its own, signed in with the role. */
  readonly login: (role: Role) => Promise<Page>;
  /** Messages of the browser's console that this test expects; any other error fails it. */
  readonly allowedErrors: RegExp[];
}

/** The browser's own report of a status a test asked for on purpose. */
const REFUSED = /Failed to load resource: the server responded with a status of (401|403|404|429)/;

const watch = (page: Page, errors: string[]): void => {
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
};

/** The test of this suite: an error in the browser's console fails it. */
export const test = base.extend<Fixtures & { readonly errors: string[] }>({
  allowedErrors: [[REFUSED], { option: true }],
  errors: async ({ allowedErrors }, use) => {
    const errors: string[] = [];
    await use(errors);
    const unexpected = errors.filter((text) => !allowedErrors.some((pattern) => pattern.test(text)));
    if (unexpected.length > 0) throw new Error(`Errors in the browser's console:\n${unexpected.join('\n')}`);
  },
  page: async ({ page, errors }, use) => {
    watch(page, errors);
    await use(page);
  },
  login: async ({ browser, errors }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async (role) => {
      const context = await browser.newContext({ storageState: join(SESSIONS_DIR, `${role}.json`) });
      contexts.push(context);
      const page = await context.newPage();
      watch(page, errors);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});
