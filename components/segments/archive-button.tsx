'use client';
import { Archive, ArchiveRestore } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import { Button } from '../ui/button';
import { FailureNotice } from '../ui/failure-notice';

interface Props {
  readonly archived: boolean;
  readonly archive: () => Promise<ActionResult<void>>;
  readonly restore: () => Promise<ActionResult<void>>;
}

/** Puts a segment away, or takes it back: one click either way, so it needs no question. */
export const ArchiveButton = ({ archived, archive, restore }: Props) => {
  const t = useTranslations('segments');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, start] = useTransition();
  const toggle = (): void =>
    start(async () => {
      const result = await (archived ? restore() : archive());
      setFailure(result.ok ? null : result.error);
    });
  return (
    <>
      <Button variant="ghost" pending={isPending} onClick={toggle}>
        {archived ? <ArchiveRestore aria-hidden="true" /> : <Archive aria-hidden="true" />}
        {t(archived ? 'restore' : 'archive')}
      </Button>
      <FailureNotice failure={failure} />
    </>
  );
};
