import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { showSetupCode } from '../../../scripts/http/show-setup-code.ts';
import { createTestContext, TEST_NOW, type TestContext } from '../../../scripts/testing/context.ts';
import { leadReport } from '../campaigns/lead-report.ts';
import type { Context } from '../context.ts';
import { changeOwnPassword } from './change-own-password.ts';
import { changeRole } from './change-role.ts';
import { createFirstAdmin } from './create-first-admin.ts';
import { deleteUser } from './delete-user.ts';
import { endSession } from './end-session.ts';
import { inviteUser } from './invite-user.ts';
import { isSessionEnded } from './is-session-ended.ts';
import { listUsers } from './list-users.ts';
import { setUserDisabled } from './set-user-disabled.ts';
import { readSetupCode, SETUP_CODE_FILE } from './setup-code.ts';
import { signIn } from './sign-in.ts';
import { signInWithOidc } from './sign-in-with-oidc.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';

let test: TestContext;
let now = TEST_NOW;

const visitor = (): Context => ({ ...test.ctx, actor: null, now: () => now });
const acting = (userId: number, role: 'admin' | 'analyst' = 'admin'): Context => ({
  ...test.ctx,
  actor: { userId, name: 'x', role },
  now: () => now,
});
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { key?: string }) => error.key,
  );

const FIRST = { email: 'ada@example.com', name: 'Ada', password: 'quiet otter stamps' };

beforeAll(async () => {
  test = await createTestContext();
});
afterAll(() => test.close());
beforeEach(async () => {
  now = TEST_NOW;
  await test.ctx.pool.query('TRUNCATE "user", sign_in_throttle, ended_session, audit_log, setting RESTART IDENTITY');
});

describe('createFirstAdmin', () => {
  it('makes one administrator however many ask at once', async () => {
    const asked = Array.from({ length: 6 }, (_, i) => refusal(createFirstAdmin(visitor(), { ...FIRST, email: `a${i}@example.com` }, true)));
    expect((await Promise.all(asked)).sort()).toEqual([...Array(5).fill('alreadySetUp'), 'done']);
    expect(await test.ctx.db.user.count()).toBe(1);
  });
  it('asks whoever is not on the machine for the code of the data directory, and drops the code after use', async () => {
    const remote = (code?: string) => refusal(createFirstAdmin(visitor(), code === undefined ? FIRST : { ...FIRST, code }, false));
    expect(await remote()).toBe('setupCodeWrong');
    const code = readSetupCode(test.ctx.dataDir);
    const file = join(test.ctx.dataDir, SETUP_CODE_FILE);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await remote('')).toBe('setupCodeWrong');
    expect(await remote(`${code.slice(0, -1)}1`)).toBe('setupCodeWrong');
    expect(await test.ctx.db.user.count()).toBe(0);
    expect(await remote(` ${code.toUpperCase().replaceAll('-', ' ')}`)).toBe('done');
    expect(existsSync(file)).toBe(false);
    expect(await remote(code)).toBe('alreadySetUp');
  });
  it('is told of on the console while there is no user', async () => {
    const shown: string[] = [];
    const show = () => showSetupCode({ ...test, dataDir: test.ctx.dataDir }, (text) => shown.push(text));
    await show();
    expect(shown.join()).toContain(readSetupCode(test.ctx.dataDir));
    await createFirstAdmin(visitor(), FIRST, true);
    await show();
    expect(shown).toHaveLength(1);
  });
  it('refuses weak passwords', async () => {
    expect(await refusal(createFirstAdmin(visitor(), { ...FIRST, password: 'short' }, true))).toBe('passwordShort');
    expect(await refusal(createFirstAdmin(visitor(), { ...FIRST, password: 'password123' }, true))).toBe('passwordCommon');
    await test.ctx.db.setting.create({ data: { key: 'organisationName', value: 'Acme Foods' } });
    expect(await refusal(createFirstAdmin(visitor(), { ...FIRST, password: 'acmefoods2026' }, true))).toBe('passwordCommon');
  });
});

describe('endSession', () => {
  it('ends this session only, once, and forgets it when its token has run out', async () => {
    const { userId } = await createFirstAdmin(visitor(), FIRST, true);
    const [first, second] = [randomUUID(), randomUUID()];
    await endSession(visitor(), { sessionId: first, userId });
    await endSession(visitor(), { sessionId: first, userId });
    expect([await isSessionEnded(test.ctx, first), await isSessionEnded(test.ctx, second)]).toEqual([true, false]);
    expect(await test.ctx.db.auditLog.count({ where: { action: 'user.signOut', subject: `user:${userId}` } })).toBe(1);
    now = new Date(TEST_NOW.getTime() + 30 * 86_400_000);
    await endSession(visitor(), { sessionId: randomUUID(), userId });
    expect(await isSessionEnded(test.ctx, first)).toBe(true);
    now = new Date(TEST_NOW.getTime() + 92 * 86_400_000);
    await endSession(visitor(), { sessionId: second, userId });
    expect([await isSessionEnded(test.ctx, first), await isSessionEnded(test.ctx, second)]).toEqual([false, true]);
  });
});

describe('signIn', () => {
  const attempt = (password: string, address = '10.0.0.1') => refusal(signIn(visitor(), { email: FIRST.email, password, address }));

  it('takes no control characters for an e-mail', async () => {
    const odd = signIn(visitor(), { email: 'ada\0@example.com', password: FIRST.password, address: '10.0.0.1' });
    await expect(odd).rejects.toMatchObject({ name: 'ZodError' });
  });
  it('slows guesses down, also those made at the same moment, and forgets after a success', async () => {
    await createFirstAdmin(visitor(), FIRST, true);
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => attempt(`guess ${i}`)));
    expect(answers.filter((key) => key === 'wrongSignIn')).toHaveLength(5);
    expect(answers.filter((key) => key === 'tooManySignIns')).toHaveLength(7);
    expect(await attempt(FIRST.password)).toBe('tooManySignIns');
    expect(await attempt(FIRST.password, '10.9.9.9')).toBe('done');
    now = new Date(TEST_NOW.getTime() + 2_000);
    expect(await attempt('guess again')).toBe('wrongSignIn');
    now = new Date(now.getTime() + 1_000);
    expect(await attempt(FIRST.password)).toBe('tooManySignIns');
    now = new Date(now.getTime() + 2_000);
    expect(await attempt(FIRST.password)).toBe('done');
    expect(await attempt('one slip')).toBe('wrongSignIn');
    expect(await attempt(FIRST.password)).toBe('done');
  });

  it('lets in two at the same moment from one address, whichever is counted first', async () => {
    await createFirstAdmin(visitor(), FIRST, true);
    for (const ahead of [4, 2, 0]) {
      now = new Date(TEST_NOW.getTime() + ahead);
      expect(await attempt(ahead === 2 ? 'one slip' : FIRST.password)).toBe(ahead === 2 ? 'wrongSignIn' : 'done');
    }
  });

  it('begins anew after a day without a failure', async () => {
    await createFirstAdmin(visitor(), FIRST, true);
    for (let i = 0; i < 6; i++) expect(await attempt(`guess ${i}`)).toBe(i < 5 ? 'wrongSignIn' : 'tooManySignIns');
    now = new Date(TEST_NOW.getTime() + 25 * 3_600_000);
    expect(await attempt('one slip')).toBe('wrongSignIn');
    expect(await attempt(FIRST.password)).toBe('done');
  });

  it('lets no stranger lock the owner out of the places they sign in from', async () => {
    const { userId } = await createFirstAdmin(visitor(), FIRST, true);
    expect(await attempt(FIRST.password, 'home')).toBe('done');
    for (let i = 0; i < 40; i++) await attempt(`guess ${i}`, `stranger ${i % 10}`);
    expect(await attempt(FIRST.password, 'elsewhere')).toBe('tooManySignIns');
    expect(await attempt('one slip', 'home')).toBe('wrongSignIn');
    expect(await attempt(FIRST.password, 'home')).toBe('done');
    for (let i = 0; i < 40; i++) await attempt(`guess ${i}`, `other stranger ${i % 10}`);
    await changeOwnPassword(acting(userId), { current: FIRST.password, next: 'lanterns over water' });
    expect(await attempt('lanterns over water', 'home')).toBe('done');
    for (let i = 0; i < 40; i++) await attempt(`guess ${i}`, 'home');
    expect(await attempt('lanterns over water', 'home')).toBe('tooManySignIns');
    now = new Date(TEST_NOW.getTime() + 31 * 86_400_000);
    for (let i = 0; i < 40; i++) await attempt(`guess ${i}`, `late stranger ${i % 10}`);
    expect(await attempt('lanterns over water', 'home')).toBe('tooManySignIns');
  });

  it('treats unknown e-mails alike and writes failures into the audit log without the address', async () => {
    await createFirstAdmin(visitor(), FIRST, true);
    expect(await refusal(signIn(visitor(), { email: 'nobody@example.com', password: 'x', address: 'a' }))).toBe('wrongSignIn');
    const rows = await test.ctx.db.auditLog.findMany({ where: { action: 'user.signInFailed' } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows[0]?.details)).not.toContain('nobody');
  });
});

describe('administrators', () => {
  it('cannot all go: the last one stays, also when two are demoted at once', async () => {
    const { userId } = await createFirstAdmin(visitor(), FIRST, true);
    expect(await refusal(changeRole(acting(userId), { userId, role: 'analyst' }))).toBe('lastAdmin');
    expect(await refusal(deleteUser(acting(userId), { userId }))).toBe('lastAdmin');
    expect(await refusal(setUserDisabled(acting(userId), { userId, disabled: true }))).toBe('lastAdmin');
    const second = await inviteUser(acting(userId), { email: 'b@example.com', name: 'B', role: 'admin' });
    const both = [userId, second.userId].map((id) => refusal(changeRole(acting(userId), { userId: id, role: 'analyst' })));
    expect((await Promise.all(both)).sort()).toEqual(['done', 'lastAdmin']);
  });
  it('alone manage users', async () => {
    const { userId } = await createFirstAdmin(visitor(), FIRST, true);
    const analyst = acting(userId, 'analyst');
    expect(await refusal(inviteUser(analyst, { email: 'c@example.com', name: 'C', role: 'admin' }))).toBe('needsRole');
    expect(await refusal(changeRole(analyst, { userId, role: 'admin' }))).toBe('needsRole');
    expect(await refusal(signOutEverywhere(analyst, { userId: userId + 1 }))).toBe('needsRole');
    expect(await refusal(inviteUser(visitor(), { email: 'c@example.com', name: 'C', role: 'admin' }))).toBe('signInFirst');
  });
});

describe('sessions', () => {
  it('end by a raised token version: password change, disablement, sign-out everywhere', async () => {
    const { userId } = await createFirstAdmin(visitor(), FIRST, true);
    const version = async () => (await test.ctx.db.user.findUniqueOrThrow({ where: { id: userId } })).tokenVersion;
    const start = await version();
    await signOutEverywhere(acting(userId));
    expect(await version()).toBe(start + 1);
    expect(await refusal(changeOwnPassword(acting(userId), { current: 'wrong', next: 'lanterns over water' }))).toBe('wrongPassword');
    await changeOwnPassword(acting(userId), { current: FIRST.password, next: 'lanterns over water' });
    expect(await version()).toBe(start + 2);
    const second = await inviteUser(acting(userId), { email: 'b@example.com', name: 'B', role: 'admin' });
    await setUserDisabled(acting(second.userId), { userId, disabled: true });
    expect(await version()).toBe(start + 3);
    expect(await refusal(signIn(visitor(), { email: FIRST.email, password: 'lanterns over water', address: 'a' }))).toBe('wrongSignIn');
  });
  it('with a one-time password open nothing but the choice of an own one', async () => {
    const { userId } = await createFirstAdmin(visitor(), FIRST, true);
    const { password, ...invited } = await inviteUser(acting(userId), { email: 'b@example.com', name: 'B', role: 'admin' });
    const ctx: Context = { ...test.ctx, actor: { userId: invited.userId, name: 'B', role: 'admin', passwordFirst: true } };
    const verbs = [listUsers(ctx), leadReport(ctx), inviteUser(ctx, { email: 'c@example.com', name: 'C', role: 'admin' })];
    expect(await Promise.all(verbs.map(refusal))).toEqual(['passwordFirst', 'passwordFirst', 'passwordFirst']);
    expect(await refusal(changeOwnPassword(ctx, { current: password, next: 'lanterns over water' }))).toBe('done');
    expect((await test.ctx.db.user.findUniqueOrThrow({ where: { id: invited.userId } })).oneTimePassword).toBe(false);
  });
});

describe('signInWithOidc', () => {
  it('lets in known people, and new ones of an allowed domain as analysts', async () => {
    await createFirstAdmin(visitor(), FIRST, true);
    const person = { email: 'new@corp.example', name: 'New', emailVerified: true };
    expect(await refusal(signInWithOidc(visitor(), { ...person, emailVerified: false }))).toBe('oidcUnverified');
    expect(await refusal(signInWithOidc(visitor(), person))).toBe('oidcNotInvited');
    await test.ctx.db.setting.create({ data: { key: 'oidcDomains', value: ['corp.example'] } });
    const { userId } = await signInWithOidc(visitor(), person);
    expect((await test.ctx.db.user.findUniqueOrThrow({ where: { id: userId } })).role).toBe('analyst');
    expect(await refusal(signInWithOidc(visitor(), { ...person, email: 'x@corp.example.evil.test' }))).toBe('oidcNotInvited');
    expect((await signInWithOidc(visitor(), { email: FIRST.email, name: '', emailVerified: true })).userId).toBe(1);
  });
  it('makes the one-time password of an invitation void', async () => {
    const { userId } = await createFirstAdmin(visitor(), FIRST, true);
    const { password } = await inviteUser(acting(userId), { email: 'b@example.com', name: 'B', role: 'analyst' });
    await signInWithOidc(visitor(), { email: 'b@example.com', name: 'B', emailVerified: true });
    expect(await test.ctx.db.user.findUniqueOrThrow({ where: { email: 'b@example.com' } })).toMatchObject({ oneTimePassword: false });
    expect(await refusal(signIn(visitor(), { email: 'b@example.com', password, address: 'a' }))).toBe('wrongSignIn');
    await signInWithOidc(visitor(), { email: FIRST.email, name: '', emailVerified: true });
    expect(await refusal(signIn(visitor(), { ...FIRST, address: 'a' }))).toBe('done');
  });
});
