'use client';
import { useTranslations } from 'next-intl';
import type { ActionResult } from '@/lib/core/action-result';
import type { ImportView } from '@/lib/ingest/import-view';
import { ButtonLink } from '../ui/button-link';
import { FailureNotice } from '../ui/failure-notice';
import { Figure } from '../ui/figure';
import { Notice } from '../ui/notice';
import { Stat, StatRow } from '../ui/stat';
import { RepeatButton } from './repeat-button';

interface Props {
  readonly view: ImportView;
  /** Absent for people who may not. */
  readonly repeat?: (input: { importId: number }) => Promise<ActionResult<{ importId: number }>>;
}

const COUNTS = ['created', 'updated', 'unchanged', 'quarantined'] as const;

/** What became of an import: every row accounted for, or how to do it once more. */
export const ImportResult = ({ view, repeat }: Props) => {
  const t = useTranslations('sources');
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
    </div>
  );
};
