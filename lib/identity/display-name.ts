import type { StandardValue, Traits } from '../standardize/fields.ts';

const HAN = /^[\p{Script=Han}·]+$/u;

const textOf = (value: StandardValue | undefined): string => (typeof value === 'string' ? value.trim() : '');

const firstOf = (value: StandardValue | undefined): string => (typeof value === 'object' ? (value[0] ?? '') : textOf(value));

/** What to call a person: the name (family name first and no space in Chinese), else e-mail, phone, or external id; '' when nothing is known. */
export const displayName = (traits: Traits): string => {
  const [given, family, full] = [textOf(traits.given_name), textOf(traits.family_name), textOf(traits.full_name)];
  if (given && family) return HAN.test(given) && HAN.test(family) ? `${family}${given}` : `${given} ${family}`;
  return full || given || family || firstOf(traits.email) || firstOf(traits.phone) || textOf(traits.external_id);
};
