'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { ActionResult } from '@/lib/core/action-result';
import type { ImportProgress as Progressing } from '@/lib/ingest/import-view';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Figure } from '../ui/figure';
import { Progress } from '../ui/progress';
import { Stat, StatRow } from '../ui/stat';
import { useProgress } from './use-progress';

interface Props {
  readonly importId: number;
  readonly first: Progressing;
  /** Absent for people who may not. */
  readonly cancel?: (input: { importId: number }) => Promise<ActionResult<unknown>>;
}

const COUNTS = ['created', 'updated', 'unchanged', 'quarantined'] as const;
const MINUTE_S = 60;
const SOON_S = 5;

/** An import on its way, live: rows done, speed, time left. Survives a reload, because it asks the server. */
export const ImportProgress = ({ importId, first, cancel }: Props) => {
  const t = useTranslations('sources');
  const format = useFormatter();
  const { progress, speed } = useProgress(importId, first);
  const { status, rowsRead, rowsTotal, isCounted } = progress;
  const total = Math.max(rowsTotal ?? 0, rowsRead);
  const leftSeconds = speed > 0 ? Math.ceil((total - rowsRead) / speed) : null;
  const leftWords = (seconds: number): string => {
    if (seconds <= SOON_S) return t('soon');
    return seconds < MINUTE_S ? t('seconds', { count: seconds }) : t('minutes', { count: Math.round(seconds / MINUTE_S) });
  };
  const words = status === 'running' ? t('runningText') : status === 'undoing' ? t('undoingText') : t('queuedText');
  const values = { done: format.number(rowsRead), total: format.number(total) };
  return (
    <Card>
      <div className="flex flex-col gap-4">
        <Progress
          label={words}
          value={status === 'running' && total > 0 ? rowsRead / total : null}
          detail={status === 'running' ? t(isCounted ? 'rowsOf' : 'rowsOfAbout', values) : ''}
        />
        <StatRow>
          {COUNTS.map((name) => (
            <Stat key={name} label={t(name)} value={<Figure value={progress[name]} />} />
          ))}
        </StatRow>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-sm text-faint tabular-nums">
            {status === 'running' && speed > 0 ? t('speed', { rows: format.number(Math.round(speed)) }) : t('working')}
            {status === 'running' && leftSeconds !== null ? ` · ${t('eta', { time: leftWords(leftSeconds) })}` : null}
          </p>
          {cancel && status !== 'undoing' ? (
            <ConfirmDialog
              trigger={<Button>{t('cancel')}</Button>}
              title={t('cancel')}
              description={t('cancelText')}
              confirm={t('cancel')}
              tone="danger"
              action={() => cancel({ importId })}
            />
          ) : null}
        </div>
      </div>
    </Card>
  );
};
