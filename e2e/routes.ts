import type { Role } from '../lib/core/roles.ts';

/** Least role a visitor needs; `open` needs no session. */
export type Access = Role | 'open';

export interface RouteEntry {
  /** Address with its parameters in brackets, as the folders under app/ name them (groups in round brackets left out). */
  readonly path: string;
  readonly kind: 'page' | 'handler';
  readonly access: Access;
}

export interface ActionEntry {
  /** File of the server action, from the root. */
  readonly file: string;
  readonly name: string;
  readonly access: Access;
}

/** Every page and route handler. A test fails for one that is not listed here, and another walks them with every role. */
export const ROUTES: readonly RouteEntry[] = [
  { path: '/', kind: 'page', access: 'analyst' },
  { path: '/api/auth/[...nextauth]', kind: 'handler', access: 'open' },
  { path: '/api/campaigns/[by]', kind: 'handler', access: 'analyst' },
  { path: '/api/health', kind: 'handler', access: 'open' },
  { path: '/api/imports/[id]', kind: 'handler', access: 'analyst' },
  { path: '/api/imports/[id]/quarantine', kind: 'handler', access: 'marketer' },
  { path: '/api/segments/[id]/export', kind: 'handler', access: 'marketer' },
  { path: '/api/segments/preview', kind: 'handler', access: 'analyst' },
  { path: '/api/uploads/[[...path]]', kind: 'handler', access: 'marketer' },
  { path: '/api/work', kind: 'handler', access: 'analyst' },
  { path: '/campaigns', kind: 'page', access: 'analyst' },
  { path: '/campaigns/leads', kind: 'page', access: 'analyst' },
  { path: '/merges', kind: 'page', access: 'analyst' },
  { path: '/merges/decisions', kind: 'page', access: 'analyst' },
  { path: '/new-password', kind: 'page', access: 'analyst' },
  { path: '/profiles', kind: 'page', access: 'analyst' },
  { path: '/profiles/[id]', kind: 'page', access: 'analyst' },
  { path: '/quality', kind: 'page', access: 'analyst' },
  { path: '/quality/fields', kind: 'page', access: 'analyst' },
  { path: '/quality/rows', kind: 'page', access: 'analyst' },
  { path: '/segments', kind: 'page', access: 'analyst' },
  { path: '/segments/[id]', kind: 'page', access: 'analyst' },
  { path: '/segments/[id]/edit', kind: 'page', access: 'analyst' },
  { path: '/segments/new', kind: 'page', access: 'analyst' },
  { path: '/settings', kind: 'page', access: 'analyst' },
  { path: '/settings/audit', kind: 'page', access: 'admin' },
  { path: '/settings/organisation', kind: 'page', access: 'admin' },
  { path: '/settings/system', kind: 'page', access: 'admin' },
  { path: '/settings/users', kind: 'page', access: 'admin' },
  { path: '/setup', kind: 'page', access: 'open' },
  { path: '/sign-in', kind: 'page', access: 'open' },
  { path: '/sources', kind: 'page', access: 'analyst' },
  { path: '/sources/[id]', kind: 'page', access: 'analyst' },
  { path: '/sources/imports', kind: 'page', access: 'analyst' },
  { path: '/sources/imports/[id]', kind: 'page', access: 'analyst' },
  { path: '/sources/new', kind: 'page', access: 'marketer' },
];

/** Every exported server action. */
export const ACTIONS: readonly ActionEntry[] = [
  { file: 'app/(app)/actions.ts', name: 'searchPeopleAction', access: 'analyst' },
  { file: 'app/(app)/merges/actions.ts', name: 'decideAction', access: 'admin' },
  { file: 'app/(app)/merges/actions.ts', name: 'previewAction', access: 'analyst' },
  { file: 'app/(app)/merges/actions.ts', name: 'undoAction', access: 'admin' },
  { file: 'app/(app)/profiles/[id]/actions.ts', name: 'loadEventsAction', access: 'analyst' },
  { file: 'app/(app)/profiles/[id]/actions.ts', name: 'undoDecisionAction', access: 'admin' },
  { file: 'app/(app)/profiles/[id]/actions.ts', name: 'unmergeAction', access: 'admin' },
  { file: 'app/(app)/quality/actions.ts', name: 'setDataTypeAction', access: 'marketer' },
  { file: 'app/(app)/quality/actions.ts', name: 'setWeightsAction', access: 'admin' },
  { file: 'app/(app)/segments/actions.ts', name: 'archiveSegmentAction', access: 'marketer' },
  { file: 'app/(app)/segments/actions.ts', name: 'explainMembershipAction', access: 'analyst' },
  { file: 'app/(app)/segments/actions.ts', name: 'restoreSegmentAction', access: 'marketer' },
  { file: 'app/(app)/segments/actions.ts', name: 'saveSegmentAction', access: 'marketer' },
  { file: 'app/(app)/settings/actions.ts', name: 'signOutEverywhereAction', access: 'analyst' },
  { file: 'app/(app)/settings/actions.ts', name: 'updateOwnNameAction', access: 'analyst' },
  { file: 'app/(app)/settings/organisation/actions.ts', name: 'updateSettingsAction', access: 'admin' },
  { file: 'app/(app)/settings/users/actions.ts', name: 'changeRoleAction', access: 'admin' },
  { file: 'app/(app)/settings/users/actions.ts', name: 'deleteUserAction', access: 'admin' },
  { file: 'app/(app)/settings/users/actions.ts', name: 'inviteUserAction', access: 'admin' },
  { file: 'app/(app)/settings/users/actions.ts', name: 'resetPasswordAction', access: 'admin' },
  { file: 'app/(app)/settings/users/actions.ts', name: 'setUserDisabledAction', access: 'admin' },
  { file: 'app/(app)/settings/users/actions.ts', name: 'signOutUserAction', access: 'admin' },
  { file: 'app/(app)/sources/[id]/actions.ts', name: 'setUniqueIdsAction', access: 'admin' },
  { file: 'app/(app)/sources/imports/[id]/actions.ts', name: 'cancelAction', access: 'marketer' },
  { file: 'app/(app)/sources/imports/[id]/actions.ts', name: 'changeDialectAction', access: 'marketer' },
  { file: 'app/(app)/sources/imports/[id]/actions.ts', name: 'checkAction', access: 'marketer' },
  { file: 'app/(app)/sources/imports/[id]/actions.ts', name: 'previewAction', access: 'marketer' },
  { file: 'app/(app)/sources/imports/[id]/actions.ts', name: 'proposeKindAction', access: 'marketer' },
  { file: 'app/(app)/sources/imports/[id]/actions.ts', name: 'repeatAction', access: 'marketer' },
  { file: 'app/(app)/sources/imports/[id]/actions.ts', name: 'startAction', access: 'marketer' },
  { file: 'app/(app)/sources/imports/[id]/actions.ts', name: 'undoAction', access: 'marketer' },
  { file: 'app/(app)/sources/new/actions.ts', name: 'createDraftAction', access: 'marketer' },
  { file: 'app/(open)/setup/actions.ts', name: 'createFirstAdminAction', access: 'open' },
  { file: 'app/change-own-password.ts', name: 'changeOwnPasswordAction', access: 'analyst' },
  { file: 'app/set-locale.ts', name: 'setLocaleAction', access: 'open' },
];
