import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Role } from '../../lib/core/roles.ts';
import { createDb } from '../../lib/server/db/client.ts';
import { hashPassword } from '../../lib/server/users/password-hash.ts';
import { databaseUrl } from './server-state.ts';

export interface Person {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** The administrator the first-start test makes. */
export const ADMIN: Person = { email: 'ada@example.com', password: 'quiet otter stamps', name: 'Ada Lovelace' };

/** Makes a user straight in the database, for a test that needs one of its own. */
export const makeUser = async (role: Role, name = `Test ${role}`): Promise<Person> => {
  const person = { email: `${role}-${randomUUID().slice(0, 8)}@example.com`, password: 'four grey herons wade', name };
  const db = createDb(databaseUrl());
  await db.user.create({ data: { email: person.email, name, role, passwordHash: await hashPassword(person.password) } });
  await db.$disconnect();
  return person;
};

/** Signs in on the sign-in page. */
export const signInAs = async (page: Page, person: Person): Promise<void> => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
};
