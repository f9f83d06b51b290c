'use client';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { ProfileSummary } from '@/lib/identity/profile-view';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { FirstOf } from '../data-table/first-of';
import { Figure } from '../ui/figure';
import { When } from '../ui/when';

interface Props {
  readonly rows: readonly ProfileSummary[];
  readonly total: number;
  readonly pageSize: number;
  /** Shown when there are no profiles at all. */
  readonly empty: ReactNode;
}

/** The people, a page at a time; the server searches and sorts. */
export const ProfileTable = ({ rows, total, pageSize, empty }: Props) => {
  const t = useTranslations('profiles');
  const fields = useTranslations('fields');
  const locale = useLocale();
  const columns = useMemo((): Column<ProfileSummary>[] => {
    const countries = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
    const place = (row: ProfileSummary): string => {
      const country = /^[A-Z]{2}$/.test(row.country) ? (countries.of(row.country) ?? row.country) : row.country;
      return [row.city, country].filter(Boolean).join(', ');
    };
    return [
      {
        id: 'name',
        header: t('name'),
        sortable: true,
        onPhone: 'title',
        cell: (row) => (
          <Link href={`/profiles/${row.id}`} dir="auto" className="rounded-sm font-medium underline-offset-3 hover:underline">
            {row.name || <span className="text-soft">{t('unnamed', { id: row.id })}</span>}
          </Link>
        ),
      },
      { id: 'email', header: fields('email'), cell: (row) => <FirstOf values={row.email} /> },
      { id: 'phone', header: fields('phone'), cell: (row) => <FirstOf values={row.phone} /> },
      { id: 'place', header: t('place'), cell: (row) => place(row) || '–', onPhone: 'hidden' },
      { id: 'company', header: fields('company'), cell: (row) => row.company || '–', onPhone: 'hidden', priority: 'low' },
      {
        id: 'records',
        header: t('records'),
        hint: t('recordsHint'),
        align: 'right',
        sortable: true,
        cell: (row) => <Figure value={row.records} />,
      },
      { id: 'last_seen', header: t('lastSeen'), sortable: true, cell: (row) => <When at={row.lastSeen} precision="day" /> },
    ];
  }, [t, fields, locale]);
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      total={total}
      pageSize={pageSize}
      search={t('search')}
      empty={empty}
    />
  );
};
