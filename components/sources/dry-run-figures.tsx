'use client';
import { ArrowRight } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { DryRun } from '@/lib/ingest/import-view';
import { Figure } from '../ui/figure';
import { Stat, StatRow } from '../ui/stat';
import { useSourceWords } from './use-source-words';

const top = (counts: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(counts)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 8);

/** What an import would do: people before and after, where every row would go, and why some would not be taken. */
export const DryRunFigures = ({ result }: { readonly result: DryRun }) => {
  const t = useTranslations('sources');
  const format = useFormatter();
  const { fieldName, issueName } = useSourceWords();
  const reasons = top(result.reasons);
  const issues = top(result.issues);
  const issueLine = (key: string): string => {
    const cut = key.lastIndexOf(':');
    const field = key.slice(0, cut);
    const issue = issueName(key.slice(cut + 1));
    return field === '' ? issue : t('issueLine', { field: fieldName(field), issue });
  };
  const list = (title: string, entries: readonly [string, number][], words: (key: string) => string) =>
    entries.length === 0 ? null : (
      <div className="min-w-0">
        <h3 className="text-sm font-medium">{title}</h3>
        <ul className="mt-1 flex flex-col gap-0.5 text-sm text-soft">
          {entries.map(([key, count]) => (
            <li key={key} className="flex justify-between gap-4">
              <span className="min-w-0 break-words">{words(key)}</span>
              <Figure value={count} />
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <div className="flex flex-col gap-4">
      <StatRow>
        <Stat label={t('created')} value={<Figure value={result.created} />} />
        <Stat label={t('updated')} value={<Figure value={result.updated} />} />
        <Stat label={t('unchanged')} value={<Figure value={result.unchanged} />} />
        <Stat
          label={t('quarantined')}
          value={<Figure value={result.quarantined} className={result.quarantined > 0 ? 'text-warn' : ''} />}
        />
        <Stat
          label={t('peopleKnown')}
          value={
            <span className="inline-flex items-center gap-2">
              <span className="text-faint">
                <span className="sr-only">{t('before')} </span>
                <Figure value={result.recordsBefore} />
              </span>
              <ArrowRight aria-hidden="true" className="size-4 text-faint" />
              <span>
                <span className="sr-only">{t('after')} </span>
                <Figure value={result.recordsAfter} />
              </span>
            </span>
          }
        />
      </StatRow>
      <p className="text-sm text-faint tabular-nums">
        {t('accounting', {
          read: format.number(result.rowsRead),
          created: format.number(result.created),
          updated: format.number(result.updated),
          unchanged: format.number(result.unchanged),
          quarantined: format.number(result.quarantined),
        })}
        {result.seconds < 1 ? null : ` · ${t('checkedIn', { count: result.rowsRead, seconds: format.number(result.seconds) })}`}
      </p>
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        {list(t('reasons'), reasons, issueName)}
        {list(t('issueList'), issues, issueLine)}
      </div>
    </div>
  );
};
