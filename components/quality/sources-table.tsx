'use client';
import { CircleCheck, Clock } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { SourceQuality } from '@/lib/quality/measure';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { Badge } from '../ui/badge';
import { Figure } from '../ui/figure';
import { When } from '../ui/when';
import { rowsHref } from './quality-params';
import { useQualityWords } from './use-quality-words';

interface Props {
  readonly sources: readonly SourceQuality[];
  readonly timelyDays: number;
  /** ISO 8601: what "fresh" is measured against. */
  readonly asOf: string;
}

/** Sources, worst first, with how fresh each is. */
export const SourcesTable = ({ sources, timelyDays, asOf }: Props) => {
  const t = useTranslations('quality');
  const { scoreText, formulaText } = useQualityWords();
  const rows = useMemo(() => [...sources].sort((a, b) => (a.total.score ?? 101) - (b.total.score ?? 101)), [sources]);
  const columns = useMemo((): Column<SourceQuality>[] => {
    const isFresh = (source: SourceQuality): boolean =>
      source.lastSeen !== null && Date.parse(asOf) - Date.parse(source.lastSeen) <= timelyDays * 86_400_000;
    return [
      {
        id: 'source',
        header: t('source'),
        value: (row) => row.name,
        cell: (row) => (
          <Link href={`/sources/${row.id}`} className="rounded-sm font-medium underline-offset-3 hover:underline">
            {row.name}
          </Link>
        ),
        onPhone: 'title',
      },
      {
        id: 'score',
        header: t('score'),
        align: 'right',
        value: (row) => row.total.score,
        cell: (row) => (
          <Link
            href={rowsHref({ source: row.id, dimension: 'validity' })}
            title={formulaText(row.total)}
            className="rounded-sm font-medium underline decoration-control/50 underline-offset-3 hover:decoration-ink"
          >
            {scoreText(row.total.score)}
          </Link>
        ),
      },
      { id: 'records', header: t('records'), align: 'right', value: (row) => row.records, cell: (row) => <Figure value={row.records} /> },
      {
        id: 'quarantined',
        header: t('quarantined'),
        align: 'right',
        value: (row) => row.quarantined,
        cell: (row) => <Figure value={row.quarantined} />,
      },
      { id: 'seen', header: t('lastSeen'), value: (row) => row.lastSeen, cell: (row) => <When at={row.lastSeen} precision="day" /> },
      {
        id: 'imported',
        header: t('lastImport'),
        value: (row) => row.importedAt,
        cell: (row) => <When at={row.importedAt} precision="day" />,
      },
      {
        id: 'fresh',
        header: t('dimensions.timeliness'),
        cell: (row) =>
          row.lastSeen === null ? (
            t('noData')
          ) : isFresh(row) ? (
            <Badge tone="good" icon={<CircleCheck aria-hidden="true" />}>
              {t('fresh')}
            </Badge>
          ) : (
            <Badge tone="warn" icon={<Clock aria-hidden="true" />}>
              {t('outOfDate')}
            </Badge>
          ),
      },
    ];
  }, [asOf, formulaText, scoreText, t, timelyDays]);
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div>
        <h2 className="text-lg">{t('freshness')}</h2>
        <p className="text-sm text-faint">{t('freshnessLead', { days: timelyDays })}</p>
      </div>
      <DataTable label={t('freshness')} columns={columns} rows={rows} rowKey={(row) => String(row.id)} urlKey="sources" />
    </div>
  );
};
