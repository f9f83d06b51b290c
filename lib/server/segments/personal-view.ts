import { maskContacts, maskText } from '../../core/mask.ts';
import type { ValueCount } from '../../segments/views.ts';
import { isPersonal } from '../../standardize/is-personal.ts';
import type { Actor, Context } from '../context.ts';
import { hidesPersonal } from '../profiles/mask-profile.ts';
import { readPersonalTargets } from '../profiles/read-personal-targets.ts';

/** What somebody may see of the values of fields (`email`, `custom:spouse`) and properties (`prop:caller`). */
export interface PersonalView {
  /** A value as they may see it. */
  readonly show: (name: string, value: string) => string;
  /** A number as they may see it: a text where it is hidden. */
  readonly number: (name: string, value: number) => number | string;
  /** Frequent values as they may see them: those that would be masked are left out. */
  readonly top: (name: string, values: readonly ValueCount[]) => readonly ValueCount[];
}

const ALL: PersonalView = { show: (_, value) => value, number: (_, value) => value, top: (_, values) => values };

/** The view of an actor: everything for marketers; for analysts personal values masked, elsewhere e-mail addresses and phone numbers. */
export const readPersonalView = async (ctx: Context, actor: Actor): Promise<PersonalView> => {
  if (!hidesPersonal(actor.role)) return ALL;
  const mapped = await readPersonalTargets(ctx.pool);
  const show = (name: string, value: string): string => (isPersonal(name, mapped) ? maskText(value) : maskContacts(value));
  const number = (name: string, value: number): number | string => {
    const shown = show(name, String(value));
    return shown === String(value) ? value : shown;
  };
  return { show, number, top: (name, values) => values.filter(({ value }) => show(name, value) === value) };
};
