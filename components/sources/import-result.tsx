'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { ActionResult } from '@/lib/core/action-result';
import type { ImportView } from '@/lib/ingest/import-view';
import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { FailureNotice } from '../ui/failure-notice';
import { Figure } from '../ui/figure';
import { Notice } from '../ui/notice';
import { Stat, StatRow } from '../ui/stat';
import { RepeatButton } from './repeat-button';

interface Props {
  readonly view: ImportView;
  /** Absent for people who may not. */
  readonly undo?: (input: { importId: number }) => Promise<ActionResult<unknown>>;
  readonly repeat?: (input: { importId: number }) => Promise<ActionResult<{ importId: number }>>;
}

const COUNTS = ['created', 'updated', 'unchanged', 'quarantined'] as const;

/** What became of an import: every row accounted for, the way on, and the way back. */
export const ImportResult = ({ view, undo, repeat }: Props) => {
  const t = useTranslations('sources');
  const format = useFormatter();
  const again = repeat ? <RepeatButton repeat={() => repeat({ importId: view.id })} /> : null;
  if (view.status === 'failed')
    return (
      <div className="flex flex-col gap-3">
        <Notice tone="danger" title={t('failed')}>
          {t('failedText')}
        </Notice>
        <FailureNotice failure={view.error ? { code: 'invalid', ...view.error } : null} />
        {repeat ? (
          <ButtonLink href={`/sources/new?source=${encodeURIComponent(view.source.name)}`} className="self-start" variant="primary">
            {t('importMore')}
          </ButtonLink>
        ) : null}
      </div>
    );
  if (view.status === 'cancelled')
    return (
      <div className="flex flex-col gap-3">
        <Notice tone="warn" title={t('cancelled')}>
          {t('cancelledText')}
        </Notice>
        {again}
      </div>
    );
  const values = {
    read: format.number(view.rowsRead),
    created: format.number(view.created),
    updated: format.number(view.updated),
    unchanged: format.number(view.unchanged),
    quarantined: format.number(view.quarantined),
  };
  const toNext =
    view.mapping.kind === 'leads' || view.mapping.kind === 'spend'
      ? (['/campaigns', 'toLeads'] as const)
      : (['/profiles', 'toProfiles'] as const);
  return (
    <div className="flex flex-col gap-4">
      {view.status === 'undone' ? (
        <Notice tone="warn" title={t('undone')}>
          {t('undoneText')}
        </Notice>
      ) : null}
      {view.status === 'undone' ? again : null}
      <StatRow>
        <Stat label={t('rowsRead')} value={<Figure value={view.rowsRead} />} />
        {COUNTS.map((name) => (
          <Stat
            key={name}
            label={t(name)}
            value={<Figure value={view[name]} />}
            {...(name === 'quarantined' && view[name] > 0 ? { href: '#quarantine' } : {})}
          />
        ))}
      </StatRow>
      <p className="text-sm text-faint tabular-nums">{t('accounting', values)}</p>
      {view.status === 'done' ? (
        <div className="flex flex-wrap items-center gap-2" data-print="hide">
          <ButtonLink href={toNext[0]} variant="primary">
            {t(toNext[1])}
          </ButtonLink>
          <ButtonLink href="/quality">{t('toQuality')}</ButtonLink>
          {undo ? <ButtonLink href={`/sources/new?source=${encodeURIComponent(view.source.name)}`}>{t('importMore')}</ButtonLink> : null}
          {undo ? (
            <ConfirmDialog
              trigger={<Button>{t('undo')}</Button>}
              title={t('undoTitle')}
              description={t('undoText')}
              confirm={t('undo')}
              tone="danger"
              action={() => undo({ importId: view.id })}
            />
          ) : null}
        </div>
      ) : null}
    </div>
  );
};
