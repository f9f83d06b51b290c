'use client';
import { Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { ActionResult } from '@/lib/core/action-result';
import type { DecisionView } from '@/lib/identity/suggestion-view';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { When } from '../ui/when';

interface Props {
  readonly rows: readonly DecisionView[];
  readonly total: number;
  readonly pageSize: number;
  /** Null: the role may not take decisions back. */
  readonly undo: ((decisionId: number) => Promise<ActionResult<unknown>>) | null;
  readonly empty: ReactNode;
}

const Person = ({ id, name }: { readonly id: number; readonly name: string }) => (
  <Link href={`/profiles/${id}`} dir="auto" className="rounded-sm underline-offset-3 hover:underline">
    {name || `#${id}`}
  </Link>
);

/** Everything people decided about identity, newest first; each can be taken back, also weeks later. */
export const DecisionTable = ({ rows, total, pageSize, undo, empty }: Props) => {
  const t = useTranslations('merges');
  const columns = useMemo(
    (): Column<DecisionView>[] => [
      {
        id: 'what',
        header: t('decision'),
        onPhone: 'title',
        cell: (row) => <Badge tone={row.kind === 'same' ? 'accent' : 'neutral'}>{t(`kinds.${row.kind}`)}</Badge>,
      },
      {
        id: 'people',
        header: t('people'),
        cell: (row) => (
          <span>
            <Person id={row.recordA} name={row.nameA} /> · <Person id={row.recordB} name={row.nameB} />
            {row.pairs > 1 ? <span className="text-faint"> {t('morePairs', { count: row.pairs - 1 })}</span> : null}
          </span>
        ),
      },
      { id: 'actor', header: t('by'), cell: (row) => row.actor },
      { id: 'at', header: t('when'), cell: (row) => <When at={row.at} /> },
      { id: 'reason', header: t('reason'), cell: (row) => row.reason || '–', onPhone: 'hidden' },
      {
        id: 'state',
        header: t('state'),
        cell: (row) =>
          row.withdrawn ? (
            <span className="text-faint">
              {t('withdrawn', { actor: row.withdrawn.actor })} · <When at={row.withdrawn.at} precision="day" />
            </span>
          ) : (
            t('inForce')
          ),
      },
    ],
    [t],
  );
  return (
    <DataTable
      label={t('decisions')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      total={total}
      pageSize={pageSize}
      empty={empty}
      {...(undo
        ? {
            actions: (row: DecisionView) =>
              row.withdrawn ? null : (
                <ConfirmDialog
                  trigger={
                    <Button size="sm" variant="ghost">
                      <Undo2 aria-hidden="true" />
                      {t('undo')}
                    </Button>
                  }
                  title={t('undoTitle')}
                  description={t('undoText')}
                  confirm={t('undo')}
                  action={() => undo(row.id)}
                />
              ),
          }
        : {})}
    />
  );
};
