// Milliseconds until each page is whole, asked by a signed-in administrator on the data of the sample company.
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { importFiles } from '../lib/server/imports/testing/import-files.ts';
import { refreshIndex } from '../lib/server/rebuild/refresh-index.ts';
import { saveSegment } from '../lib/server/segments/save-segment.ts';
import { createFirstAdmin } from '../lib/server/users/create-first-admin.ts';
import { openContext } from '../scripts/processes/open-context.ts';
import { openStores } from '../scripts/stores/open-stores.ts';
import { findFreePort } from '../scripts/stores/ports.ts';
import { makeTempDataDir } from '../scripts/stores/temp-dir.ts';
import { startLarder } from './support/start-larder.ts';
import { writeResult } from './support/write-result.ts';

const FILES = [
  'crm-contacts.csv',
  'shop-customers.csv',
  'orders.csv',
  'newsletter-signups.tsv',
  'survey-2026.csv',
  'leads.csv',
  'campaign-spend.csv',
];
const USER = { email: 'bench@example.org', name: 'Bench', password: 'a long enough bench phrase' };
const RUNS = 7;

/** Makes the data, with the stores of an instance that runs on `dataDir`; gives a profile, an import and a segment to look at. */
const fill = async (dataDir: string): Promise<{ profileId: number; importId: number; segmentId: number }> => {
  const stores = await openStores(dataDir, 'folder');
  const { ctx, close } = openContext({ ...stores, dataDir });
  await createFirstAdmin(ctx, USER, true);
  let importId = 0;
  for (const file of FILES) ({ importId } = await importFiles(ctx, [join(resolve('samples'), file)], { source: file }));
  await refreshIndex(ctx);
  const rule = { version: 1, root: { combinator: 'and', rules: [{ kind: 'trait', field: 'email', test: { op: 'not_blank' } }] } };
  const { id: segmentId } = await saveSegment(ctx, { name: 'Has e-mail', rule });
  const member = await ctx.db.clusterMember.findFirstOrThrow();
  await close();
  await stores.close();
  return { profileId: member.profileId, importId, segmentId };
};

const cookiesOf = (response: Response): string[] => response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');

/** Signs in as the browser does; gives the cookie header. */
const signIn = async (url: string): Promise<string> => {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, email: USER.email, password: USER.password, json: 'true' });
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    body,
    headers: { cookie: cookiesOf(csrf).join('; ') },
    redirect: 'manual',
  });
  return [...cookiesOf(csrf), ...cookiesOf(answer)].join('; ');
};

const timePage = async (url: string, cookie: string): Promise<{ firstMs: number; medianMs: number; status: number }> => {
  const times: number[] = [];
  let status = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    const response = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    await response.arrayBuffer();
    times.push(Math.round(performance.now() - begun));
    status = response.status;
  }
  const [firstMs = 0, ...later] = times;
  return { firstMs, medianMs: later.sort((a, b) => a - b)[Math.floor(later.length / 2)] ?? 0, status };
};

const dataDir = makeTempDataDir('bench-pages');
const port = await findFreePort();
const larder = await startLarder(dataDir, port);
try {
  const { profileId, importId, segmentId } = await fill(dataDir);
  const paths = [
    ...['/', '/profiles', `/profiles/${profileId}`, '/merges', '/merges/decisions', '/segments', `/segments/${segmentId}`],
    ...[`/segments/${segmentId}/edit`, '/segments/new', '/quality', '/quality/fields', '/campaigns', '/campaigns/leads?channel=Email'],
    ...['/sources', '/sources/1', '/sources/imports', `/sources/imports/${importId}`, '/sources/new'],
    ...['/settings', '/settings/users', '/settings/organisation', '/settings/audit', '/settings/system'],
  ];
  const url = `http://localhost:${port}`;
  const cookie = await signIn(url);
  const pages: Record<string, { firstMs: number; medianMs: number; status: number }> = {};
  for (const path of paths) pages[path.replace(/\/\d+/, '/[id]')] = await timePage(url + path, cookie);
  writeResult('pages', { load: loadavg()[0], runs: RUNS, pages });
} finally {
  await larder.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
