import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ACTIONS, ROUTES } from '../e2e/routes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const files = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));

const addressOf = (file: string): string => {
  const folders = file.split('/').slice(0, -1);
  return `/${folders.filter((folder) => !/^\(.+\)$/.test(folder)).join('/')}`;
};

it('lists every page and handler of app/, and no other', () => {
  const found = files
    .filter((file) => /(^|\/)(page\.tsx|route\.tsx?)$/.test(file))
    .map((file) => `${file.endsWith('page.tsx') ? 'page' : 'handler'} ${addressOf(file)}`);
  expect(ROUTES.map((route) => `${route.kind} ${route.path}`).sort()).toEqual(found.sort());
});

it('lists every exported server action, and no other', () => {
  const found = files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, 'app', file), 'utf8');
      if (!/^['"]use server['"]/m.test(text)) return [];
      return [...text.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map((match) => `app/${file} ${match[1]}`);
    });
  expect(ACTIONS.map((action) => `${action.file} ${action.name}`).sort()).toEqual(found.sort());
});
