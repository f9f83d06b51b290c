import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import { ROLES, type Role, roleIncludes } from '../lib/core/roles.ts';
import { ROUTES, type RouteEntry } from './routes.ts';
import { SESSIONS_DIR } from './support/server-state.ts';
import { test } from './support/test.ts';

/** What stands for a parameter: an id that may or may not exist, a name the handler knows, or no upload anybody made. */
const PARAMETERS: Readonly<Record<string, string>> = {
  '[id]': '1',
  '[by]': 'channel',
  '[...nextauth]': 'session',
  '[[...path]]': randomUUID(),
};

/** Handlers that answer something other than GET. */
const METHODS: Readonly<Record<string, 'HEAD' | 'POST'>> = { '/api/segments/preview': 'POST', '/api/uploads/[[...path]]': 'HEAD' };

const REFUSALS: readonly number[] = [401, 403];

/** Marks in a page that was already on its way when it turned out to be refused or broken. */
const LATE_REFUSAL = /NEXT_HTTP_ERROR_FALLBACK;40[13]/;
const LATE_ERROR = /<template data-dgst="\d+"/;

const addressOf = (path: string): string =>
  path
    .split('/')
    .map((part) => PARAMETERS[part] ?? part)
    .join('/');

const ask = (request: APIRequestContext, { path }: RouteEntry): Promise<APIResponse> =>
  request.fetch(addressOf(path), { method: METHODS[path] ?? 'GET', maxRedirects: 0, failOnStatusCode: false });

const mayOpen = ({ access }: RouteEntry, role: Role | null): boolean => access === 'open' || (role !== null && roleIncludes(role, access));

const expectLetIn = async (answer: APIResponse): Promise<void> => {
  const about = `${answer.url()} answered ${answer.status()}`;
  expect(REFUSALS, about).not.toContain(answer.status());
  expect(answer.status(), about).toBeLessThan(500);
  expect(answer.headers().location ?? '', about).not.toContain('/sign-in');
  if (!answer.headers()['content-type']?.startsWith('text/html')) return;
  const page = await answer.text();
  expect(page, about).not.toMatch(LATE_REFUSAL);
  expect(page, about).not.toMatch(LATE_ERROR);
};

/** Refused by its status, or, when the page's frame was already on its way, by the mark that makes the browser show the refusal. */
const expectForbidden = async (answer: APIResponse): Promise<void> => {
  const about = `${answer.url()} answered ${answer.status()}`;
  if (answer.status() === 403) return;
  expect(answer.status(), about).toBe(200);
  expect(await answer.text(), about).toContain('data-dgst="NEXT_HTTP_ERROR_FALLBACK;403"');
};

for (const role of ROLES) {
  test(`what the role ${role} may open, opens`, async ({ playwright, baseURL }) => {
    test.setTimeout(180_000);
    const request = await playwright.request.newContext({ baseURL: baseURL ?? '', storageState: join(SESSIONS_DIR, `${role}.json`) });
    for (const route of ROUTES.filter((entry) => mayOpen(entry, role) && entry.access !== 'open'))
      await expectLetIn(await ask(request, route));
    await request.dispose();
  });

  const shut = ROUTES.filter((entry) => !mayOpen(entry, role));
  if (shut.length === 0) continue;
  test(`what the role ${role} may not open, stays shut`, async ({ playwright, baseURL }) => {
    test.setTimeout(180_000);
    const request = await playwright.request.newContext({ baseURL: baseURL ?? '', storageState: join(SESSIONS_DIR, `${role}.json`) });
    for (const route of shut) await expectForbidden(await ask(request, route));
    await request.dispose();
  });
}

test('without a session pages lead to sign-in and handlers refuse', async ({ playwright, baseURL }) => {
  test.setTimeout(180_000);
  const request = await playwright.request.newContext({ baseURL: baseURL ?? '', storageState: { cookies: [], origins: [] } });
  for (const route of ROUTES) {
    const answer = await ask(request, route);
    if (route.kind === 'handler' && route.access !== 'open') expect(answer.status(), route.path).toBe(401);
    else if (route.access !== 'open') {
      expect(answer.status(), route.path).toBe(307);
      expect(answer.headers().location, route.path).toMatch(/^\/sign-in/);
    } else expect(answer.status(), route.path).toBeLessThan(400);
  }
  await request.dispose();
});
