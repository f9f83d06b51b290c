'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { ActionResult } from '@/lib/core/action-result';
import type { Rule } from '@/lib/segments/rule';
import type { BuilderCatalog } from '@/lib/segments/views';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { textOfValues } from './kept-draft';
import { toQuery } from './rule-query';
import { SegmentBuilder } from './segment-builder';
import { useKeptDraft } from './use-kept-draft';
import type { SegmentDraft } from './use-save-segment';

interface Props {
  readonly title: string;
  /** Stands between the head of the page and the form. */
  readonly notice?: ReactNode;
  readonly catalog: BuilderCatalog;
  /** Null for a new segment. */
  readonly id: number | null;
  /** Tells apart what is edited and by whom, for unsaved changes. */
  readonly draftKey: string;
  readonly name: string;
  readonly description: string;
  readonly rule: Rule;
  /** May the user save? Analysts only look. */
  readonly canSave: boolean;
  readonly save: (draft: SegmentDraft) => Promise<ActionResult<{ readonly id: number }>>;
}

/** The builder of a segment, with the unsaved changes that were left in it. */
export const SegmentEditor = ({ notice, draftKey, name, description, rule, ...rest }: Props) => {
  const t = useTranslations('segments');
  const given = useMemo(() => ({ name, description, query: toQuery(rule) }), [name, description, rule]);
  const base = useMemo(() => textOfValues(given), [given]);
  const { kept, keep, forget, discard } = useKeptDraft(draftKey, base);
  const isSavedSince = rest.id !== null && kept !== null && kept.base !== base;
  const restored = kept ? (
    <Notice
      tone={isSavedSince ? 'warn' : 'info'}
      className="items-center"
      action={
        <Button size="sm" onClick={discard}>
          {t('discard')}
        </Button>
      }
    >
      {t(isSavedSince ? 'restoredOver' : 'restored')}
    </Notice>
  ) : null;
  return (
    <SegmentBuilder
      key={kept ? 'kept' : 'given'}
      {...rest}
      notice={
        <>
          {notice}
          {restored}
        </>
      }
      start={kept ?? given}
      keep={keep}
      forget={forget}
    />
  );
};
