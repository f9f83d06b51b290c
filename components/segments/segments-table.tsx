'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import type { SegmentSummary } from '@/lib/segments/views';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { Badge } from '../ui/badge';
import { Figure } from '../ui/figure';
import { When } from '../ui/when';
import { Reach } from './reach';
import { useRuleWords } from './use-rule-words';

interface Props {
  readonly segments: readonly SegmentSummary[];
  readonly sources: readonly { readonly id: number; readonly name: string }[];
}

/** All segments: name, rule in words, matched → reachable, where each is used. */
export const SegmentsTable = ({ segments, sources }: Props) => {
  const t = useTranslations('segments');
  const words = useRuleWords(sources, segments);
  const ruleText = useCallback(
    (segment: SegmentSummary): string => (segment.rule ? words.inList(segment.rule) : t('unreadableRule')),
    [words, t],
  );
  const columns = useMemo<readonly Column<SegmentSummary>[]>(
    () => [
      {
        id: 'name',
        header: t('name'),
        value: (segment) => `${segment.name}\n${ruleText(segment)}`,
        onPhone: 'title',
        cell: (segment) => (
          <span className="flex flex-col py-1">
            <span className="flex flex-wrap items-center gap-2 max-sm:justify-start">
              <Link
                href={`/segments/${segment.id}`}
                dir="auto"
                className="font-medium decoration-control underline-offset-3 hover:underline"
              >
                {segment.name}
              </Link>
              {segment.archived ? <Badge>{t('archived')}</Badge> : null}
              {segment.issues.length > 0 ? <Badge tone="danger">{t('hasError')}</Badge> : null}
            </span>
            <span className="line-clamp-2 max-w-160 font-normal text-soft" dir="auto" title={ruleText(segment)}>
              {ruleText(segment)}
            </span>
          </span>
        ),
      },
      {
        id: 'people',
        header: t('reach'),
        align: 'right',
        hint: t('reachHint'),
        value: (segment) => segment.matched,
        cell: (segment) => <Reach matched={segment.matched} reachable={segment.reachable} />,
      },
      {
        id: 'share',
        header: t('shareOfEveryone'),
        align: 'right',
        value: (segment) => (segment.everyone === 0 ? null : segment.matched / segment.everyone),
        cell: (segment) => <Figure value={segment.everyone === 0 ? null : segment.matched / segment.everyone} kind="percent" />,
      },
      {
        id: 'usedIn',
        header: t('usedIn'),
        priority: 'low',
        value: (segment) => segment.usedIn.length,
        cell: (segment) =>
          segment.usedIn.length === 0 ? (
            <span className="text-faint">–</span>
          ) : (
            <span className="flex flex-wrap gap-x-2">
              {segment.usedIn.map((other) => (
                <Link key={other.id} href={`/segments/${other.id}`} className="underline decoration-control/50 underline-offset-3">
                  {other.name}
                </Link>
              ))}
            </span>
          ),
      },
      {
        id: 'changed',
        header: t('changed'),
        value: (segment) => segment.changedAt,
        cell: (segment) => <When at={segment.changedAt} precision="day" />,
      },
    ],
    [t, ruleText],
  );
  return (
    <DataTable label={t('title')} columns={columns} rows={segments} rowKey={(segment) => String(segment.id)} search={t('searchSegments')} />
  );
};
