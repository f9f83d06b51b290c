'use client';
import { useTranslations } from 'next-intl';
import type { Failure } from '@/lib/core/action-result';
import type { FileProblem } from '@/lib/ingest/file-problem';
import type { DryRun } from '@/lib/ingest/import-view';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { FailureNotice } from '../ui/failure-notice';
import { Notice } from '../ui/notice';
import { Progress } from '../ui/progress';
import { DryRunFigures } from './dry-run-figures';

interface Props {
  readonly dryRun: DryRun | null;
  readonly isStale: boolean;
  readonly problems: readonly FileProblem[];
  readonly failure: Failure | null;
  readonly busy: 'checking' | 'starting' | null;
  readonly onCheck: () => void;
  readonly onStart: () => void;
}

/** The last step of a draft: count what would happen, then let it happen. */
export const CheckCard = ({ dryRun, isStale, problems, failure, busy, onCheck, onStart }: Props) => {
  const t = useTranslations('sources');
  const errors = useTranslations('errors');
  const isCurrent = dryRun !== null && !isStale;
  const taken = dryRun ? dryRun.created + dryRun.updated + dryRun.unchanged : 0;
  return (
    <Card title={t('checkTitle')} description={t('checkText')}>
      <div className="flex flex-col gap-4">
        {problems.length > 0 ? (
          <Notice tone="warn" title={t('mustFix')}>
            <ul className="list-disc pl-4">
              {problems.map((problem) => (
                <li key={JSON.stringify(problem)}>
                  {errors(errors.has(problem.key) ? problem.key : 'unexpected', { id: '', ...problem.values })}
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {busy === 'checking' ? <Progress label={t('checking')} value={null} /> : null}
        {dryRun && busy !== 'checking' ? <DryRunFigures result={dryRun} /> : null}
        {isStale ? <Notice tone="warn">{t('stale')}</Notice> : null}
        {isCurrent && taken === 0 ? <Notice tone="warn">{t('allRefused')}</Notice> : null}
        {isCurrent && taken > 0 && dryRun.created + dryRun.updated === 0 ? <Notice>{t('nothingNew')}</Notice> : null}
        <FailureNotice failure={failure} />
        <div className="flex flex-wrap items-center gap-3">
          {isCurrent && taken > 0 && busy !== 'checking' ? (
            <>
              <Button variant="primary" pending={busy === 'starting'} onClick={onStart}>
                {dryRun.quarantined > 0
                  ? t('startSome', { count: taken, quarantined: dryRun.quarantined })
                  : t('start', { count: dryRun.rowsRead })}
              </Button>
              <span className="text-sm text-faint">{t('startHint')}</span>
            </>
          ) : (
            <Button variant="primary" pending={busy === 'checking'} disabled={problems.length > 0} onClick={onCheck}>
              {dryRun ? t('checkAgain') : t('check')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
};
