import type { StandardValue, Traits } from '../standardize/fields.ts';
import { foldText } from '../standardize/fold-text.ts';
import { textHash } from './text-hash.ts';

const NAMES = ['given_name', 'family_name', 'full_name'] as const;

const text = (value: StandardValue | undefined): string => (typeof value === 'string' ? value : '');
const first = (value: StandardValue | undefined): string | undefined => (Array.isArray(value) ? value[0] : undefined);

const foldedName = (traits: Traits): string => {
  const parts = foldText(`${text(traits.given_name)} ${text(traits.family_name)}`);
  return parts === '' ? foldText(text(traits.full_name)) : parts;
};

/** True when a row names a person: by an id, an address of contact, or at least a name. */
export const hasIdentity = (key: string | undefined, traits: Traits): boolean =>
  key !== undefined ||
  traits.external_id !== undefined ||
  traits.email !== undefined ||
  traits.phone !== undefined ||
  traits.national_id !== undefined ||
  NAMES.some((name) => traits[name] !== undefined);

const contentOf = (traits: Traits): string =>
  Object.keys(traits)
    .sort()
    .map((key) => `${key}\u001f${JSON.stringify(traits[key])}`)
    .join('\u001e');

/**
 * The key of a person's record in its source: the row's own id, else the external id, else e-mail with name, else phone with
 * name (one family shares addresses), else a hash of all it says.
 */
export const sourceKey = (key: string | undefined, traits: Traits): string => {
  if (key !== undefined) return key;
  if (typeof traits.external_id === 'string') return traits.external_id;
  const email = first(traits.email);
  if (email !== undefined) return `e:${email}|${foldedName(traits)}`;
  const phone = first(traits.phone);
  return phone === undefined ? `h:${textHash(contentOf(traits))}` : `p:${phone}|${foldedName(traits)}`;
};
