'use client';
import { useTranslations } from 'next-intl';
import type { ActionResult } from '@/lib/core/action-result';
import type { ImportView } from '@/lib/ingest/import-view';
import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { ConfirmDialog } from '../ui/confirm-dialog';

interface Props {
  readonly view: ImportView;
  /** Absent for people who may not. */
  readonly undo?: (input: { importId: number }) => Promise<ActionResult<unknown>>;
}

/** The way on from an import that is done, and the way back. */
export const ImportActions = ({ view, undo }: Props) => {
  const t = useTranslations('sources');
  if (view.status !== 'done') return null;
  const toNext =
    view.mapping.kind === 'leads' || view.mapping.kind === 'spend'
      ? (['/campaigns', 'toLeads'] as const)
      : (['/profiles', 'toProfiles'] as const);
  return (
    <>
      {undo ? (
        <ConfirmDialog
          trigger={<Button variant="ghost">{t('undo')}</Button>}
          title={t('undoTitle')}
          description={t('undoText')}
          confirm={t('undo')}
          tone="danger"
          action={() => undo({ importId: view.id })}
        />
      ) : null}
      {undo ? <ButtonLink href={`/sources/new?source=${encodeURIComponent(view.source.name)}`}>{t('importMore')}</ButtonLink> : null}
      <ButtonLink href="/quality">{t('toQuality')}</ButtonLink>
      <ButtonLink href={toNext[0]} variant="primary">
        {t(toNext[1])}
      </ButtonLink>
    </>
  );
};
