'use client';
import { CircleCheck, CircleDashed, CircleSlash, Fingerprint } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import type { FieldRow } from '@/lib/quality/field-list';
import { VERDICTS } from '@/lib/quality/verdict';
import { DATA_TYPES } from '@/lib/standardize/fields';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { Badge, type Tone } from '../ui/badge';
import { Chip } from '../ui/chip';
import { EmptyState } from '../ui/empty-state';
import { Figure } from '../ui/figure';
import { When } from '../ui/when';
import { DataTypeSelect, type SaveDataType } from './data-type-select';
import { rowsHref } from './quality-params';
import { useQualityWords } from './use-quality-words';

interface Props {
  readonly fields: readonly FieldRow[];
  /** Null: the role may not change data types. */
  readonly saveDataType: SaveDataType | null;
}

const ICONS = { useful: CircleCheck, unused: CircleSlash, missing: CircleDashed, core: Fingerprint } as const;

/** A standard field that nothing reads is no waste; one that was added for a purpose asks for it. */
const toneOf = (row: FieldRow): Tone => {
  if (row.verdict === 'useful') return 'good';
  return row.verdict === 'unused' && (row.editable || row.kind !== 'trait') ? 'warn' : 'neutral';
};

/** Problems first: what is filled for nothing, then what is missing. */
const rankOf = (row: FieldRow): number => VERDICTS.indexOf(row.verdict) * 2 + (toneOf(row) === 'warn' ? 0 : 1);
const LINK = 'rounded-sm underline decoration-control/50 underline-offset-3 hover:decoration-ink';
const parsers = { type: parseAsStringLiteral(DATA_TYPES), verdict: parseAsStringLiteral(VERDICTS) };

/** The list of fields: what is collected, how well it is filled, and what came of it. */
export const FieldsTable = ({ fields, saveDataType }: Props) => {
  const t = useTranslations('quality');
  const format = useFormatter();
  const { rowName } = useQualityWords();
  const [filter, setFilter] = useQueryStates(parsers, { history: 'replace' });
  const rows = useMemo(
    () =>
      fields
        .filter((f) => (!filter.type || f.dataType === filter.type) && (!filter.verdict || f.verdict === filter.verdict))
        .sort((a, b) => rankOf(a) - rankOf(b)),
    [fields, filter.type, filter.verdict],
  );
  const columns = useMemo(
    (): Column<FieldRow>[] => [
      {
        id: 'field',
        header: t('field'),
        value: rowName,
        cell: (row) => <span className="font-medium">{rowName(row)}</span>,
        onPhone: 'title',
      },
      {
        id: 'type',
        header: t('dataType'),
        value: (row) => t(`dataTypes.${row.dataType}`),
        cell: (row) =>
          row.editable && saveDataType ? (
            <DataTypeSelect field={row.key} name={rowName(row)} value={row.dataType} save={saveDataType} />
          ) : (
            t(`dataTypes.${row.dataType}`)
          ),
      },
      {
        id: 'fill',
        header: t('fillRate'),
        onPhone: 'summary',
        hint: t('fillHint'),
        align: 'right',
        value: (row) => row.fillRate,
        cell: (row) => {
          const title = t('filled', { filled: format.number(row.filled), applicable: format.number(row.applicable) });
          const figure = <Figure value={row.fillRate} kind="percent" />;
          if (row.kind !== 'trait' || row.fillRate === null) return <span title={title}>{figure}</span>;
          return (
            <Link href={rowsHref({ field: row.key, dimension: 'completeness' })} title={title} className={LINK}>
              {figure}
            </Link>
          );
        },
      },
      {
        id: 'verdict',
        header: t('verdict'),
        onPhone: 'summary',
        value: rankOf,
        cell: (row) => {
          const Icon = ICONS[row.verdict];
          return (
            <span className="flex flex-col items-start gap-x-2 whitespace-nowrap max-sm:flex-row max-sm:flex-wrap xl:flex-row xl:items-center">
              <Badge tone={toneOf(row)} icon={<Icon aria-hidden="true" />}>
                {t(`verdicts.${row.verdict}`)}
              </Badge>
              <span className="text-xs text-faint">{t(`reason.${row.reason}`)}</span>
            </span>
          );
        },
      },
      {
        id: 'seen',
        header: t('lastSeen'),
        value: (row) => row.lastSeen,
        cell: (row) => <When at={row.lastSeen} precision="day" />,
        priority: 'low',
      },
      {
        id: 'sources',
        header: t('sources'),
        value: (row) => row.sources.join(', '),
        cell: (row) => <Names names={row.sources} />,
        onPhone: 'hidden',
        priority: 'low',
      },
      {
        id: 'segments',
        header: t('segments'),
        hint: t('segmentsHint'),
        value: (row) => row.segments.length,
        cell: (row) =>
          row.segments.length === 0 ? (
            <Figure value={null} />
          ) : (
            <span className="flex flex-wrap gap-x-2">
              {row.segments.map((segment) => (
                <Link key={segment.id} href={`/segments/${segment.id}`} className={LINK}>
                  {segment.name}
                </Link>
              ))}
            </span>
          ),
      },
      {
        id: 'leads',
        header: t('leads'),
        hint: t('leadsHint'),
        align: 'right',
        value: (row) => (row.segments.length === 0 ? null : row.leads),
        cell: (row) =>
          row.segments.length === 0 ? (
            <Figure value={null} />
          ) : (
            <span className="whitespace-nowrap">{t('ofCustomers', { leads: format.number(row.leads), customers: row.customers })}</span>
          ),
      },
    ],
    [format, rowName, saveDataType, t],
  );
  const toolbar = (
    <>
      {VERDICTS.map((verdict) => (
        <Chip
          key={verdict}
          label={t(`verdicts.${verdict}`)}
          selected={filter.verdict === verdict}
          onClick={() => void setFilter({ verdict: filter.verdict === verdict ? null : verdict })}
        >
          {t(`verdicts.${verdict}`)} {format.number(fields.filter((f) => f.verdict === verdict).length)}
        </Chip>
      ))}
      <span aria-hidden="true" className="mx-1 h-5 border-l" />
      {DATA_TYPES.map((type) => (
        <Chip
          key={type}
          label={t(`dataTypes.${type}`)}
          selected={filter.type === type}
          onClick={() => void setFilter({ type: filter.type === type ? null : type })}
        >
          {t(`dataTypes.${type}`)}
        </Chip>
      ))}
    </>
  );
  return (
    <DataTable
      label={t('fields')}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.kind} ${row.key}`}
      search={t('fieldsSearch')}
      pageSize={25}
      order="verdict"
      toolbar={toolbar}
      empty={<EmptyState title={t('nothingFound')} />}
    />
  );
};

const Names = ({ names }: { readonly names: readonly string[] }) =>
  names.length === 0 ? (
    <Figure value={null} />
  ) : (
    <span className="block max-w-40 truncate text-soft" title={names.join(', ')}>
      {names.join(', ')}
    </span>
  );
