'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Failure } from '@/lib/core/action-result';
import type { SamplePerson, SegmentPreview } from '@/lib/segments/views';
import { AsOf } from '../ui/as-of';
import { Badge } from '../ui/badge';
import { cn } from '../ui/cn';
import { FailureNotice } from '../ui/failure-notice';
import { Figure } from '../ui/figure';
import { Skeleton } from '../ui/skeleton';
import { Spinner } from '../ui/spinner';
import { usePercent } from '../ui/use-percent';

interface Props {
  readonly preview: SegmentPreview | null;
  readonly stale: boolean;
  /** The numbers stay as they were until something typed is complete. */
  readonly held: boolean;
  readonly failure: Failure | null;
}

const Numbers = ({ preview }: { readonly preview: SegmentPreview }) => {
  const t = useTranslations('segments');
  const percent = usePercent();
  const { matched, reachable, everyone } = preview.counts;
  const rows = [
    { label: t('matched'), value: matched, share: everyone === 0 ? null : matched / everyone, of: 'shareOfAll' as const, detail: null },
    {
      label: t('reachable'),
      value: reachable,
      share: matched === 0 ? null : reachable / matched,
      of: 'shareOfMatched' as const,
      detail: t('reachHint'),
    },
  ];
  return (
    <dl className="flex flex-col gap-3">
      {rows.map((row) => (
        <div key={row.label} className="flex flex-col gap-1">
          <dt className="text-sm text-soft">{row.label}</dt>
          <dd className="flex items-baseline justify-between gap-3">
            <Figure value={row.value} className="text-xl font-semibold tracking-tight" />
            <span className="text-sm text-faint tabular-nums">{row.share === null ? '–' : t(row.of, { share: percent(row.share) })}</span>
          </dd>
          <dd aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
            <span className="block h-full rounded-full bg-accent" style={{ width: `${(row.share ?? 0) * 100}%` }} />
          </dd>
          {row.detail ? <dd className="text-xs text-faint">{row.detail}</dd> : null}
        </div>
      ))}
    </dl>
  );
};

/** What tells people of one name apart; nothing when it would only say the name again. */
const Detail = ({ person }: { readonly person: SamplePerson }) => {
  const text = person.email[0] ?? person.phone[0] ?? person.city;
  if (!text || text === person.displayName) return null;
  return (
    <span dir="auto" className="truncate text-xs text-faint">
      {text}
    </span>
  );
};

const Sample = ({ preview }: { readonly preview: SegmentPreview }) => {
  const t = useTranslations('segments');
  if (preview.sample.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 border-t pt-3">
      <h3 className="text-sm font-medium">{t('samplePeople')}</h3>
      <ul className="flex flex-col">
        {preview.sample.map((person) => (
          <li key={person.profileId}>
            <Link
              href={`/profiles/${person.profileId}`}
              className="-mx-2 flex min-h-9 items-center justify-between gap-2 rounded-md px-2 py-1 text-sm hover:bg-hover"
            >
              <span className="flex min-w-0 flex-col">
                <span dir="auto" className="truncate font-medium">
                  {person.displayName || `#${person.profileId}`}
                </span>
                <Detail person={person} />
              </span>
              {person.reachable ? null : <Badge>{t('notReachable')}</Badge>}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** The live result beside the builder: people matched → reachable, and a few of them. */
export const PreviewPanel = ({ preview, stale, held, failure }: Props) => {
  const t = useTranslations('segments');
  const spoken = preview && !stale && !held && preview.issues.length === 0 ? t('peopleMatch', { count: preview.counts.matched }) : '';
  return (
    <aside aria-label={t('result')} className="flex flex-col gap-4 rounded-lg border bg-surface p-4 lg:sticky lg:top-16">
      <div className="flex items-center justify-between gap-2">
        <h2 className="text-base">{t('result')}</h2>
        {stale && !held ? <Spinner /> : preview ? <AsOf at={preview.asOf} /> : null}
      </div>
      <p className="sr-only" aria-live="polite">
        {spoken}
      </p>
      {held ? <p className="text-sm text-faint">{t('held')}</p> : null}
      <FailureNotice failure={failure} />
      {preview ? (
        <div className={cn('flex flex-col gap-4 transition-opacity', (stale || held) && 'opacity-50')}>
          {preview.issues.length > 0 ? <p className="text-sm text-danger">{t('hasIssues', { count: preview.issues.length })}</p> : null}
          <Numbers preview={preview} />
          <Sample preview={preview} />
        </div>
      ) : (
        <div className="flex flex-col gap-3">
          <Skeleton className="h-16" />
          <Skeleton className="h-16" />
        </div>
      )}
    </aside>
  );
};
