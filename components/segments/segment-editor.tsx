'use client';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Rule } from '@/lib/segments/rule';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { toQuery } from './rule-query';
import { SegmentBuilder, type SegmentBuilderProps } from './segment-builder';
import { useKeptDraft } from './use-kept-draft';

interface Props extends Omit<SegmentBuilderProps, 'start' | 'nameField' | 'keep' | 'forget'> {
  /** What is edited and by whom, as a key of `readKept` for unsaved changes; also the key of this component. */
  readonly draftKey: string;
  /** Number of the newest version, whichever is edited; null for a new segment. */
  readonly newest: number | null;
  readonly name: string;
  readonly description: string;
  readonly rule: Rule;
}

/** The builder of a segment, with the unsaved changes that were left in it. */
export const SegmentEditor = ({ notice, draftKey, name, description, rule, newest, ...rest }: Props) => {
  const t = useTranslations('segments');
  // What it began from stays, whatever the page brings later: somebody else saves, or the language changes and with it a name.
  const [given] = useState(() => ({ name, description, query: toQuery(rule) }));
  const [base] = useState(() => JSON.stringify([name, description, newest]));
  const { kept, keep, forget, discard } = useKeptDraft(draftKey, given, base);
  const isSavedSince = newest !== null && kept !== null && kept.base !== base;
  const nameField = useRef<HTMLInputElement>(null);
  // The button goes with its notice, so the focus would be lost.
  const discardAndFocus = (): void => {
    flushSync(discard);
    nameField.current?.focus();
  };
  const restored = kept ? (
    <Notice
      tone={isSavedSince ? 'warn' : 'info'}
      className="items-center"
      action={
        <Button size="sm" onClick={discardAndFocus}>
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
      nameField={nameField}
      keep={keep}
      forget={forget}
    />
  );
};
