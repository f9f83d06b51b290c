import { maskEmails, maskText } from '../../core/mask.ts';
import { type Role, roleIncludes } from '../../core/roles.ts';
import type { ProfileDetail, RecordDetail } from '../../identity/profile-view.ts';
import { standardField } from '../../standardize/fields.ts';

/** True when personal data must be hidden from this role. */
export const hidesPersonal = (role: Role): boolean => !roleIncludes(role, 'marketer');

/** A value of a field as an analyst may see it: personal fields masked, elsewhere only e-mail addresses. */
export const maskFieldValue = <T extends string | number | boolean>(key: string, value: T): T | string => {
  if (typeof value !== 'string') return value;
  return standardField(key)?.personal ? maskText(value) : maskEmails(value);
};

/** A record as an analyst may see it. */
export const maskRecord = (record: RecordDetail): RecordDetail => ({
  ...record,
  sourceKey: maskText(record.sourceKey),
  traits: Object.fromEntries(
    Object.entries(record.traits).map(([key, value]) => [
      key,
      typeof value === 'object' ? value.map((item) => maskFieldValue(key, item)) : maskFieldValue(key, value),
    ]),
  ),
  raw: Object.fromEntries(Object.entries(record.raw).map(([key, cell]) => [key, maskFieldValue(key, cell)])),
  issues: record.issues.map((issue) => ({ ...issue, raw: maskFieldValue(issue.field, issue.raw) })),
});

/** The profile as this role may see it. */
export const maskProfile = (profile: ProfileDetail, role: Role): ProfileDetail => {
  if (!hidesPersonal(role)) return profile;
  return {
    ...profile,
    masked: true,
    name: maskText(profile.name),
    fields: profile.fields.map((field) => ({
      ...field,
      values: field.values.map((v) => ({
        ...v,
        value: maskFieldValue(field.key, v.value),
        raw: v.raw === null ? null : maskFieldValue(field.key, v.raw),
      })),
    })),
    records: profile.records.map(maskRecord),
  };
};
