'use client';
import { Download } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Money } from '@/lib/campaigns/money';
import type { LeadFigures } from '@/lib/campaigns/report';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { buttonClass } from '../ui/button-class';
import { Figure } from '../ui/figure';
import { type LeadParams, leadHref } from './lead-params';
import { MoneyList } from './money-list';
import { useLeadNames } from './use-lead-names';

interface Row extends LeadFigures {
  readonly name: string;
}

interface Props {
  readonly by: 'channel' | 'campaign';
  readonly rows: readonly Row[];
  readonly totals: LeadFigures;
  /** Every channel or campaign of the workspace, as it is usually spelled. */
  readonly names: readonly string[];
  readonly params: LeadParams;
}

const FIGURE_KEYS = ['spends', 'costsPerLead', 'costsPerCustomer', 'values'] as const;
const HEADERS = { spends: 'spend', costsPerLead: 'costPerLead', costsPerCustomer: 'costPerCustomer', values: 'wonValue' } as const;

/** Sorts by the first amount; several currencies have no common order. */
const amountOf = (amounts: readonly Money[]): number | null => amounts[0]?.amount ?? null;

/** Figures per channel or campaign, sortable, with a line over all and a CSV of the same numbers. */
export const FiguresTable = ({ by, rows, totals, names, params }: Props) => {
  const t = useTranslations('campaigns');
  const { nameOf } = useLeadNames(names);
  const key = by === 'channel' ? 'channels' : 'campaigns';
  const title = by === 'channel' ? t('byChannel') : t('byCampaign');
  const columns = useMemo((): Column<Row>[] => {
    const behind = (row: Row, stage?: 'customer'): string =>
      leadHref('/campaigns/leads', { ...params, [key]: [row.name], ...(stage ? { stage } : {}) });
    const count = (row: Row, n: number, stage?: 'customer') =>
      n === 0 ? (
        <Figure value={0} />
      ) : (
        <Link href={behind(row, stage)} className="rounded-sm underline decoration-control/50 underline-offset-3 hover:decoration-ink">
          <Figure value={n} />
        </Link>
      );
    return [
      { id: 'name', header: t(by), value: (row) => nameOf(row.name), onPhone: 'title' },
      {
        id: 'leads',
        header: t('leads'),
        align: 'right',
        value: (row) => row.leads,
        cell: (row) => count(row, row.leads),
        onPhone: 'summary',
      },
      {
        id: 'customers',
        header: t('customers'),
        align: 'right',
        value: (row) => row.customers,
        cell: (row) => count(row, row.customers, 'customer'),
        onPhone: 'summary',
      },
      {
        id: 'conversion',
        header: t('conversion'),
        align: 'right',
        hint: t('conversionHint'),
        value: (row) => row.conversion,
        cell: (row) => <Figure value={row.conversion} kind="percent" />,
      },
      ...FIGURE_KEYS.map(
        (figure): Column<Row> => ({
          id: figure,
          header: t(HEADERS[figure]),
          align: 'right',
          ...(figure === 'costsPerCustomer' ? { priority: 'low' } : {}),
          value: (row) => amountOf(row[figure]),
          cell: (row) => <MoneyList amounts={row[figure]} exact />,
        }),
      ),
    ];
  }, [by, key, nameOf, params, t]);
  const sums = {
    name: t('total'),
    leads: <Figure value={totals.leads} />,
    customers: <Figure value={totals.customers} />,
    conversion: <Figure value={totals.conversion} kind="percent" />,
    ...Object.fromEntries(FIGURE_KEYS.map((figure) => [figure, <MoneyList key={figure} amounts={totals[figure]} exact />])),
  };
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex items-center justify-between gap-4">
        <h2 className="text-lg">{title}</h2>
        <a
          href={leadHref(`/api/campaigns/${by}`, params)}
          download
          aria-label={t('csvOf', { table: title })}
          className={buttonClass('secondary', 'sm')}
        >
          <Download aria-hidden="true" />
          {t('csv')}
        </a>
      </div>
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.name}
        urlKey={by}
        pageSize={20}
        order="-leads"
        totals={sums}
        {...(by === 'campaign' ? { search: t('search') } : {})}
      />
    </div>
  );
};
