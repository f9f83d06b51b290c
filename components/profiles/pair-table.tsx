'use client';
import { Equal, EqualNot } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RecordDetail } from '@/lib/identity/profile-view';
import type { SuggestionDetail, SuggestionSide } from '@/lib/identity/suggestion-view';
import { STANDARD_FIELDS, type StandardValue } from '@/lib/standardize/fields';
import { cn } from '../ui/cn';
import { Switch } from '../ui/switch';
import { When } from '../ui/when';
import { Differences } from './differences';
import { OriginValue } from './origin-value';
import { RefusedValue } from './refused-value';
import { useFieldWords } from './use-field-words';

const ORDER: ReadonlyMap<string, number> = new Map(STANDARD_FIELDS.map((field, i) => [field.key, i]));

const textOf = (value: StandardValue | undefined): string =>
  value === undefined ? '' : typeof value === 'object' ? value.join(', ') : String(value);

const issueOf = (record: RecordDetail, key: string) => record.issues.find((issue) => issue.field === key && issue.raw !== '');

/** What a record says of a field: the value, else the text that could not be taken, which the comparison has read too. */
const saidBy = (record: RecordDetail, key: string): string => textOf(record.traits[key]) || (issueOf(record, key)?.raw ?? '');

const SideHead = ({ side, name }: { readonly side: SuggestionSide; readonly name: string }) => {
  const t = useTranslations('merges');
  const { record } = side;
  return (
    <th scope="col" className="w-1/2 border-b bg-canvas px-3 py-2 text-left align-top font-normal">
      <div className="flex min-w-0 flex-col">
        <Link href={`/profiles/${side.profileId}`} dir="auto" className="w-fit rounded-sm font-medium underline-offset-3 hover:underline">
          {name}
        </Link>
        <span className="text-xs break-words text-faint">
          {record.sourceName} · {t('row', { row: record.rowNo })} · <When at={record.asOf} precision="day" />
        </span>
        {side.profileRecords > 1 ? <span className="text-xs text-faint">{t('ofProfile', { count: side.profileRecords })}</span> : null}
      </div>
    </th>
  );
};

const Value = ({ field, record, other }: { readonly field: string; readonly record: RecordDetail; readonly other: RecordDetail }) => {
  const value = record.traits[field];
  const text = textOf(value);
  const { valueText } = useFieldWords();
  const against = textOf(other.traits[field]);
  const issue = issueOf(record, field);
  if (value === undefined && issue)
    return (
      <span className="flex flex-wrap items-center gap-x-2">
        <span dir="auto" className="break-words text-soft">
          {issue.raw}
        </span>
        <RefusedValue issue={issue} />
      </span>
    );
  if (value === undefined) return <span className="text-faint">–</span>;
  const shownText = typeof value === 'object' ? text : valueText(field, value);
  return (
    <OriginValue field={field} value={text} origin={{ ...record, at: record.asOf, raw: record.raw[field] ?? null }}>
      {against === '' || shownText !== text ? shownText : <Differences text={text} other={against} />}
    </OriginValue>
  );
};

/** The two records of a suggestion side by side: what differs is marked by the character, what agrees can be left out. */
export const PairTable = ({ suggestion, names }: { readonly suggestion: SuggestionDetail; readonly names: readonly [string, string] }) => {
  const t = useTranslations('merges');
  const { fieldName } = useFieldWords();
  const [showAll, setShowAll] = useState(false);
  const [a, b] = [suggestion.a.record, suggestion.b.record];
  const fieldsOf = (record: RecordDetail): string[] => [...Object.keys(record.traits), ...record.issues.map((issue) => issue.field)];
  const rows = [...new Set([...fieldsOf(a), ...fieldsOf(b)])]
    .filter((key) => key !== '' && (saidBy(a, key) !== '' || saidBy(b, key) !== ''))
    .sort((x, y) => (ORDER.get(x) ?? 99) - (ORDER.get(y) ?? 99) || x.localeCompare(y))
    .map((key) => ({
      key,
      equal: saidBy(a, key) === saidBy(b, key),
      oneSided: saidBy(a, key) === '' || saidBy(b, key) === '',
    }))
    // What contradicts comes first, what only one side knows after it.
    .sort((x, y) => Number(x.oneSided) - Number(y.oneSided));
  const equal = rows.filter((row) => row.equal).length;
  const shown = showAll ? rows : rows.filter((row) => !row.equal);
  return (
    <div className="relative overflow-hidden rounded-lg border bg-surface">
      <table className="w-full table-fixed border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{t('sideBySide')}</caption>
        <colgroup>
          <col className="w-24 sm:w-36" />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <td className="border-b bg-canvas" />
            <SideHead side={suggestion.a} name={names[0]} />
            <SideHead side={suggestion.b} name={names[1]} />
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, equal: isEqual, oneSided: isOneSided }) => {
            const Icon = isEqual ? Equal : EqualNot;
            return (
              <tr key={key}>
                <th scope="row" className="border-b px-3 py-1.5 text-left align-top font-normal break-words text-faint">
                  <span className="flex items-start gap-1.5">
                    <Icon
                      aria-label={t(isEqual ? 'equal' : isOneSided ? 'oneSided' : 'different')}
                      role="img"
                      className={cn('mt-1 size-3.5 shrink-0 max-sm:hidden', isEqual ? 'text-good' : isOneSided ? 'invisible' : 'text-warn')}
                    />
                    {fieldName(key)}
                  </span>
                </th>
                <td className="border-b px-3 py-1 align-top">
                  <Value field={key} record={a} other={b} />
                </td>
                <td className="border-b px-3 py-1 align-top">
                  <Value field={key} record={b} other={a} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="flex flex-wrap items-center justify-between gap-2 bg-canvas px-3 py-1.5 text-sm text-soft">
        <span>{t('agreeing', { equal, all: rows.length })}</span>
        <Switch checked={showAll} onCheckedChange={setShowAll} label={t('showEqual')} />
      </div>
    </div>
  );
};
