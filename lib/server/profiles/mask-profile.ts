import { maskContacts, maskText } from '../../core/mask.ts';
import { type Role, roleIncludes } from '../../core/roles.ts';
import type { ProfileDetail, RecordDetail } from '../../identity/profile-view.ts';
import type { StandardValue, Traits } from '../../standardize/fields.ts';
import { isPersonal } from '../../standardize/is-personal.ts';
import type { PersonalTargets } from './read-personal-targets.ts';

/** True when personal data must be hidden from this role. */
export const hidesPersonal = (role: Role): boolean => !roleIncludes(role, 'marketer');

/**
 * A value of a field or property (`prop:…`) as an analyst may see it: personal fields and those mapped as names, addresses of e-mail
 * or phones masked, elsewhere what looks like an e-mail address or a phone number.
 */
export const maskFieldValue = <T extends string | number | boolean>(key: string, value: T, personal: PersonalTargets): T | string => {
  if (typeof value === 'boolean') return value;
  if (isPersonal(key, personal)) return maskText(String(value));
  return typeof value === 'string' ? maskContacts(value) : value;
};

const maskValue = (key: string, value: StandardValue, personal: PersonalTargets): StandardValue =>
  typeof value === 'object' ? value.map((item) => maskFieldValue(key, item, personal)) : maskFieldValue(key, value, personal);

/** Traits as an analyst may see them. */
export const maskTraits = (traits: Traits, personal: PersonalTargets): Traits =>
  Object.fromEntries(Object.entries(traits).map(([key, value]) => [key, maskValue(key, value, personal)]));

/** Properties of an event as an analyst may see them; the id of a lead is hidden like other ids of a source. */
export const maskProps = (props: Traits, personal: PersonalTargets): Traits =>
  Object.fromEntries(Object.entries(props).map(([key, value]) => [key, maskValue(`prop:${key}`, value, personal)]));

/** A record as an analyst may see it. */
export const maskRecord = (record: RecordDetail, personal: PersonalTargets): RecordDetail => ({
  ...record,
  sourceKey: maskText(record.sourceKey),
  traits: maskTraits(record.traits, personal),
  raw: Object.fromEntries(Object.entries(record.raw).map(([key, cell]) => [key, maskFieldValue(key, cell, personal)])),
  issues: record.issues.map((issue) => ({ ...issue, raw: maskFieldValue(issue.field, issue.raw, personal) })),
});

/** The profile as an analyst may see it. */
export const maskProfile = (profile: ProfileDetail, personal: PersonalTargets): ProfileDetail => ({
  ...profile,
  masked: true,
  name: maskText(profile.name),
  fields: profile.fields.map((field) => ({
    ...field,
    values: field.values.map((v) => ({
      ...v,
      value: maskFieldValue(field.key, v.value, personal),
      raw: v.raw === null ? null : maskFieldValue(field.key, v.raw, personal),
    })),
  })),
  records: profile.records.map((record) => maskRecord(record, personal)),
});
