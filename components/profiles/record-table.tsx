'use client';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { ProfileField, RecordDetail } from '@/lib/identity/profile-view';
import { STANDARD_FIELDS, type StandardValue } from '@/lib/standardize/fields';
import { Checkbox } from '../ui/checkbox';
import { cn } from '../ui/cn';
import { When } from '../ui/when';
import { OriginValue } from './origin-value';
import { RefusedValue } from './refused-value';
import { type Unmerge, UnmergeBar } from './unmerge-bar';
import { useFieldWords } from './use-field-words';

interface Props {
  readonly profileId: number;
  readonly records: readonly RecordDetail[];
  readonly fields: readonly ProfileField[];
  /** Null: the role may not take records apart. */
  readonly unmerge: Unmerge | null;
}

const ORDER: ReadonlyMap<string, number> = new Map(STANDARD_FIELDS.map((field, i) => [field.key, i]));

const itemsOf = (value: StandardValue | undefined): readonly (string | number | boolean)[] =>
  value === undefined ? [] : typeof value === 'object' ? value : [value];

const Cell = ({ record, field, kept }: { readonly record: RecordDetail; readonly field: string; readonly kept: ReadonlySet<string> }) => {
  const t = useTranslations('profiles');
  const items = itemsOf(record.traits[field]);
  const issue = record.issues.find((i) => i.field === field);
  return (
    <td className="border-b px-3 py-1 align-top">
      {items.map((value) => (
        <div key={String(value)} className={cn('w-fit rounded-sm px-1 -mx-1', kept.has(String(value)) && 'bg-accent-soft')}>
          <OriginValue field={field} value={value} origin={{ ...record, at: record.asOf, raw: record.raw[field] ?? null }} />
          {kept.has(String(value)) ? <span className="sr-only"> ({t('kept')})</span> : null}
        </div>
      ))}
      {issue ? <RefusedValue issue={issue} /> : items.length === 0 ? <span className="text-faint">–</span> : null}
    </td>
  );
};

/** All records behind a person side by side: what each source says, what of it survived; records can be taken out again. */
export const RecordTable = ({ profileId, records, fields, unmerge }: Props) => {
  const t = useTranslations('profiles');
  const { fieldName } = useFieldWords();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const keys = useMemo(() => {
    const all = new Set(records.flatMap((r) => [...Object.keys(r.traits), ...r.issues.map((i) => i.field)]));
    return [...all].sort((a, b) => (ORDER.get(a) ?? 99) - (ORDER.get(b) ?? 99) || a.localeCompare(b));
  }, [records]);
  const kept = useMemo(() => new Map(fields.map((f) => [f.key, new Set(f.values.map((v) => String(v.value)))])), [fields]);
  const mayUnmerge = unmerge !== null && records.length > 1;
  const choose = (id: number, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-soft">{t('recordsText')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard */}
      <section aria-label={t('recordsBehind')} tabIndex={0} className="relative overflow-x-auto rounded-lg border bg-surface">
        <table className="min-w-full border-separate border-spacing-0 text-sm">
          <caption className="sr-only">{t('recordsBehind')}</caption>
          <thead>
            <tr>
              <td className="sticky left-0 z-10 min-w-28 border-r border-b bg-canvas" />
              {records.map((record) => (
                <th key={record.recordId} scope="col" className="min-w-52 border-b bg-canvas px-3 py-2 text-left align-top font-normal">
                  <div className="flex items-start gap-2">
                    {mayUnmerge ? (
                      <Checkbox
                        checked={chosen.has(record.recordId)}
                        onCheckedChange={(on) => choose(record.recordId, on)}
                        aria-label={t('chooseRecord', { source: record.sourceName, row: record.rowNo })}
                      />
                    ) : null}
                    <div className="flex min-w-0 flex-col">
                      <span className="font-medium">{record.sourceName}</span>
                      <span className="text-xs break-all text-faint">
                        {t('fileRow', { file: record.fileName || `#${record.importId}`, row: record.rowNo })}
                      </span>
                      <span className="text-xs text-faint">
                        <When at={record.asOf} precision="day" />
                        {record.versions > 1 ? ` · ${t('versions', { count: record.versions })}` : ''}
                      </span>
                    </div>
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="[&>tr:last-child>*]:border-b-0">
            {keys.map((key) => (
              <tr key={key}>
                <th
                  scope="row"
                  className="sticky left-0 border-r border-b bg-surface px-3 py-1.5 text-left align-top text-sm font-normal text-faint"
                >
                  {fieldName(key)}
                </th>
                {records.map((record) => (
                  <Cell key={record.recordId} record={record} field={key} kept={kept.get(key) ?? new Set()} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {mayUnmerge && unmerge ? (
        <UnmergeBar profileId={profileId} chosen={[...chosen]} all={records.length} unmerge={unmerge} onDone={() => setChosen(new Set())} />
      ) : null}
    </div>
  );
};
