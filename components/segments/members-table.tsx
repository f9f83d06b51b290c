'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { PersonRow } from '@/lib/segments/views';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { FirstOf } from '../data-table/first-of';
import { Badge } from '../ui/badge';
import { EmptyState } from '../ui/empty-state';
import { When } from '../ui/when';
import { useValueWords } from './use-value-words';

interface Props {
  readonly rows: readonly PersonRow[];
  readonly total: number;
  readonly pageSize: number;
}

/** The people of a segment; sorted and cut by the server. */
export const MembersTable = ({ rows, total, pageSize }: Props) => {
  const t = useTranslations('segments');
  const countries = useValueWords('country');
  const columns = useMemo<readonly Column<PersonRow>[]>(
    () => [
      {
        id: 'name',
        header: t('person'),
        sortable: true,
        onPhone: 'title',
        cell: (person) => (
          <Link
            href={`/profiles/${person.profileId}`}
            dir="auto"
            className="font-medium decoration-control underline-offset-3 hover:underline sm:whitespace-nowrap"
          >
            {person.displayName || `#${person.profileId}`}
          </Link>
        ),
      },
      { id: 'email', header: t('email'), cell: (person) => <FirstOf values={person.email} /> },
      { id: 'phone', header: t('phone'), priority: 'low', cell: (person) => <FirstOf values={person.phone} /> },
      {
        id: 'city',
        header: t('place'),
        cell: (person) => {
          const place = [person.city, countries?.nameOf(person.country) ?? person.country].filter(Boolean).join(', ');
          return place ? (
            <span dir="auto" className="block truncate sm:max-w-48" title={place}>
              {place}
            </span>
          ) : (
            '–'
          );
        },
      },
      {
        id: 'reachable',
        header: t('reachable'),
        cell: (person) => <Badge tone={person.reachable ? 'good' : 'neutral'}>{t(person.reachable ? 'yes' : 'no')}</Badge>,
      },
      { id: 'records', header: t('records'), sortable: true, align: 'right', priority: 'low', cell: (person) => person.recordCount },
      { id: 'last_seen', header: t('lastSeen'), sortable: true, cell: (person) => <When at={person.lastSeen} precision="day" /> },
    ],
    [t, countries],
  );
  return (
    <DataTable
      label={t('members')}
      columns={columns}
      rows={rows}
      rowKey={(person) => String(person.profileId)}
      total={total}
      pageSize={pageSize}
      empty={<EmptyState title={t('noMembers')} description={t('noMembersHint')} />}
    />
  );
};
