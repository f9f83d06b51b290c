import type { StandardValue } from '../standardize/fields.ts';
import { splitFullName } from '../standardize/split-full-name.ts';

/** Adds given, middle and family name to traits that have a full name only. */
export const addNameParts = (traits: Record<string, StandardValue>): void => {
  if (typeof traits.full_name !== 'string' || traits.given_name !== undefined || traits.family_name !== undefined) return;
  Object.assign(traits, splitFullName(traits.full_name));
};
