'use client';
import { useTranslations } from 'next-intl';
import type { ProfileField } from '@/lib/identity/profile-view';
import { STANDARD_FIELDS, standardField } from '@/lib/standardize/fields';
import { OriginValue } from './origin-value';
import { useFieldWords } from './use-field-words';

const ORDER: ReadonlyMap<string, number> = new Map(STANDARD_FIELDS.map((field, i) => [field.key, i]));

type Group = 'identity' | 'descriptive' | 'custom';

const groupOf = (key: string): Group => {
  const type = standardField(key)?.dataType;
  if (!type) return 'custom';
  return type === 'identity' ? 'identity' : 'descriptive';
};

const FieldRow = ({ field }: { readonly field: ProfileField }) => {
  const t = useTranslations('profiles');
  const { fieldName } = useFieldWords();
  const sources = [...new Set(field.values.map((v) => v.sourceName))].join(', ');
  return (
    <div className="grid grid-cols-[8.5rem_minmax(0,1fr)] items-baseline gap-x-4 border-b py-1.5 last:border-b-0 sm:grid-cols-[10rem_minmax(0,1fr)_auto]">
      <dt className="text-sm text-faint">{fieldName(field.key)}</dt>
      <dd className="flex min-w-0 flex-wrap gap-x-4">
        {field.values.map((v) => (
          <OriginValue key={String(v.value)} field={field.key} value={v.value} origin={{ ...v, at: v.asOf }} />
        ))}
      </dd>
      <dd className="col-start-2 text-xs text-faint sm:col-start-3 sm:text-right">
        {sources}
        {field.differing > 0 ? ` · ${t('differing', { count: field.differing })}` : ''}
      </dd>
    </div>
  );
};

/** What is known of a person; every value tells where it came from. */
export const FieldList = ({ fields }: { readonly fields: readonly ProfileField[] }) => {
  const t = useTranslations('profiles');
  const place = (key: string): number => ORDER.get(key) ?? ORDER.size;
  const sorted = [...fields].sort((a, b) => place(a.key) - place(b.key) || a.key.localeCompare(b.key));
  return (
    <div className="flex flex-col gap-6">
      {(['identity', 'descriptive', 'custom'] as const).map((group) => {
        const rows = sorted.filter((field) => groupOf(field.key) === group);
        if (rows.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`fields-${group}`}>
            <h3 id={`fields-${group}`} className="border-b pb-1.5 text-sm">
              {t(`groups.${group}`)}
            </h3>
            <dl>
              {rows.map((field) => (
                <FieldRow key={field.key} field={field} />
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
};
