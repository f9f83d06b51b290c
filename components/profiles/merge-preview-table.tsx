'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import type { MergePreview, MergeSide } from '@/lib/identity/suggestion-view';
import { STANDARD_FIELDS, type StandardValue } from '@/lib/standardize/fields';
import { cn } from '../ui/cn';
import { FailureNotice } from '../ui/failure-notice';
import { Skeleton } from '../ui/skeleton';
import { useFieldWords } from './use-field-words';

/** Computes what a merge of profiles would make. */
export type LoadPreview = (profileIds: readonly number[]) => Promise<ActionResult<MergePreview>>;

interface Props {
  readonly profileIds: readonly number[];
  readonly load: LoadPreview;
}

const ORDER: ReadonlyMap<string, number> = new Map(STANDARD_FIELDS.map((field, i) => [field.key, i]));
const HEAD = 'px-3 py-1.5 text-left font-normal text-faint align-top';

const keyOf = (value: StandardValue | undefined): string =>
  value === undefined ? '' : typeof value === 'object' ? [...value].sort().join('\n') : String(value);

interface Column {
  readonly side: MergeSide;
  readonly isAfter: boolean;
}

/** Loads the preview of the pair shown; an answer for a pair that is no longer shown is dropped. Mount it with a `key` of the pair. */
const usePreview = ({ profileIds, load }: Props) => {
  const [preview, setPreview] = useState<MergePreview | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const ids = profileIds.join(',');
  useEffect(() => {
    let isCurrent = true;
    void load(ids.split(',').map(Number)).then((result) => {
      if (!isCurrent) return;
      if (result.ok) setPreview(result.value);
      else setFailure(result.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [ids, load]);
  return { preview, failure };
};

/** The profiles before, and the one profile after: only what the merge changes. */
export const MergePreviewTable = (props: Props) => {
  const t = useTranslations('merges');
  const { fieldName, valueText } = useFieldWords();
  const { preview, failure } = usePreview(props);
  if (failure) return <FailureNotice failure={failure} />;
  if (!preview) return <Skeleton className="h-40 w-full" />;
  const sides: readonly Column[] = [...preview.before.map((side) => ({ side, isAfter: false })), { side: preview.after, isAfter: true }];
  const keys = [...new Set(sides.flatMap(({ side }) => Object.keys(side.traits)))]
    .filter((key) => new Set(sides.map(({ side }) => keyOf(side.traits[key]))).size > 1)
    .sort((x, y) => (ORDER.get(x) ?? 99) - (ORDER.get(y) ?? 99) || x.localeCompare(y));
  const text = (side: MergeSide, key: string): string => {
    const value = side.traits[key];
    if (value === undefined) return '–';
    return (typeof value === 'object' ? value : [value]).map((item) => valueText(key, item)).join(', ');
  };
  const headOf = ({ side, isAfter }: Column): string => (isAfter ? t('after') : t('beforeProfile', { id: side.profileId }));
  if (keys.length === 0) return <p className="text-sm text-soft">{t('nothingChanges')}</p>;
  return (
    <>
      <dl className="flex flex-col text-sm sm:hidden">
        {keys.map((key) => (
          <div key={key} className="flex flex-col gap-1 border-t py-2 first:border-t-0 first:pt-0">
            <dt className="text-faint">{fieldName(key)}</dt>
            {sides.map((column) => (
              <dd
                key={`${column.side.profileId}-${column.isAfter}`}
                className={cn('grid grid-cols-[6rem_minmax(0,1fr)] gap-2 rounded-sm px-2 py-0.5', column.isAfter && 'bg-accent-soft')}
              >
                <span className={column.isAfter ? 'font-medium text-accent-text' : 'text-faint'}>{headOf(column)}</span>
                <span dir="auto" className="break-words">
                  {text(column.side, key)}
                </span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <table className="w-full table-fixed text-sm max-sm:hidden">
        <caption className="sr-only">{t('preview')}</caption>
        <colgroup>
          <col className="w-36" />
        </colgroup>
        <thead>
          <tr>
            <td />
            {sides.map(({ side, isAfter }) => (
              <th key={`${side.profileId}-${isAfter}`} scope="col" className={cn(HEAD, isAfter && 'bg-accent-soft text-accent-text')}>
                <span className="font-medium">{headOf({ side, isAfter })}</span>
                <span className="block text-xs">{t('contents', { records: side.records, events: side.events })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key}>
              <th scope="row" className={cn(HEAD, 'border-t')}>
                {fieldName(key)}
              </th>
              {sides.map(({ side, isAfter }) => (
                <td
                  key={`${side.profileId}-${isAfter}`}
                  dir="auto"
                  className={cn(
                    'border-t px-3 py-1.5 align-top break-words',
                    isAfter ? 'bg-accent-soft' : side.traits[key] === undefined && 'text-faint',
                  )}
                >
                  {text(side, key)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
