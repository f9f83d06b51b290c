import type { ActionResult } from '@/lib/core/action-result';
import type { Role } from '@/lib/core/roles';

/** A user as the table shows them. */
export interface UserItem {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly hasOneTimePassword: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
}

/** What can be done with users. */
export interface UserActions {
  readonly invite: (input: { email: string; name: string; role: Role }) => Promise<ActionResult<{ readonly password: string }>>;
  readonly changeRole: (input: { userId: number; role: Role }) => Promise<ActionResult<unknown>>;
  readonly setDisabled: (input: { userId: number; disabled: boolean }) => Promise<ActionResult<unknown>>;
  readonly resetPassword: (input: { userId: number }) => Promise<ActionResult<{ readonly password: string }>>;
  readonly signOut: (input: { userId: number }) => Promise<ActionResult<unknown>>;
  readonly remove: (input: { userId: number }) => Promise<ActionResult<unknown>>;
}
