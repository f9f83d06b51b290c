'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useEffect, useId, useMemo, useState } from 'react';
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder';
import { QueryBuilderHistory } from 'react-querybuilder/history';
import type { ActionResult } from '@/lib/core/action-result';
import { sentence } from '@/lib/segments/sentence';
import type { BuilderCatalog } from '@/lib/segments/views';
import { PageHeader } from '../ui/page-header';
import { BuilderContext } from './builder-context';
import { emptyCondition } from './drafts';
import { HistoryToolbar } from './history-toolbar';
import type { BuilderValues } from './kept-draft';
import { PreviewPanel } from './preview-panel';
import { RuleGroup } from './rule-group';
import { CONDITION_FIELD, toRule } from './rule-query';
import { RuleRow } from './rule-row';
import { SaveActions } from './save-actions';
import { SaveForm } from './save-form';
import { useLivePreview } from './use-live-preview';
import { useRuleWords } from './use-rule-words';
import { type SegmentDraft, useSaveSegment } from './use-save-segment';

export interface SegmentBuilderProps {
  readonly title: string;
  /** Stands between the head of the page and the form. */
  readonly notice?: ReactNode;
  readonly catalog: BuilderCatalog;
  /** Null for a new segment. */
  readonly id: number | null;
  /** What the builder begins with; later changes of it are not looked at. */
  readonly start: BuilderValues;
  readonly nameField: RefObject<HTMLInputElement | null>;
  /** May the user save? Analysts only look. */
  readonly canSave: boolean;
  readonly save: (draft: SegmentDraft) => Promise<ActionResult<{ readonly id: number }>>;
  /** Takes what is edited, after every change. */
  readonly keep: (values: BuilderValues) => void;
  /** Called when it is saved, or left as it was. */
  readonly forget: () => void;
}

const FIELDS = [{ name: CONDITION_FIELD, label: CONDITION_FIELD }];
const CONTROLS = { rule: RuleRow, ruleGroup: RuleGroup };

/** Builds a rule by hand: groups and conditions at the left, the people it means at the right, the rule in words above. */
export const SegmentBuilder = ({ title, notice, catalog, id, start, nameField, canSave, save, keep, forget }: SegmentBuilderProps) => {
  const t = useTranslations('segments');
  // Another one for each builder: its query stands in a store of the page, and one may follow the other at once.
  const builderId = useId();
  const [query, setQuery] = useState<RuleGroupType>(start.query);
  const { rule, incomplete, halfFiltered, isHalfTyped } = useMemo(() => toRule(query), [query]);
  const { preview, stale, failure } = useLivePreview(rule, id, isHalfTyped);
  const words = useRuleWords(catalog.sources, catalog.segments);
  const state = useMemo(
    () => ({
      catalog,
      preview,
      stale: stale || isHalfTyped,
      issues: new Map((preview?.issues ?? []).map((issue) => [issue.path, issue])),
      incomplete: new Set(incomplete),
      halfFiltered: new Set(halfFiltered),
    }),
    [catalog, preview, stale, incomplete, halfFiltered, isHalfTyped],
  );
  const form = useSaveSegment({ id, start, rule, incomplete: incomplete.length + halfFiltered.length, save, onSaved: forget });
  const { name, description } = form;
  useEffect(() => keep({ name, description, query }), [keep, name, description, query]);
  const exits = <SaveActions id={id} canSave={canSave} pending={form.isPending} onCancel={forget} />;
  return (
    <BuilderContext value={state}>
      <PageHeader title={title} description={t('builderPurpose')} actions={<span className="flex gap-2 max-sm:hidden">{exits}</span>} />
      {notice}
      <SaveForm form={form} nameField={nameField} canSave={canSave} />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <section aria-label={t('rule')} className="flex min-w-0 flex-col gap-4">
          <QueryBuilderHistory showUndoRedo={false}>
            <div className="flex items-start justify-between gap-4">
              <p className="text-base text-soft" dir="auto">
                {sentence(rule, words.t, words.names)}
              </p>
              <HistoryToolbar builderId={builderId} />
            </div>
            <QueryBuilder
              qbId={builderId}
              fields={FIELDS}
              defaultQuery={start.query}
              onQueryChange={(next) => setQuery(next as RuleGroupType)}
              getDefaultValue={emptyCondition}
              controlElements={CONTROLS}
              showShiftActions
              showNotToggle
              showMuteButtons
              showCloneButtons
              addRuleToNewGroups
              maxLevels={50}
              resetOnFieldChange={false}
              resetOnOperatorChange={false}
            />
          </QueryBuilderHistory>
        </section>
        <PreviewPanel preview={preview} stale={stale} held={isHalfTyped} failure={failure} />
      </div>
      <div className="sticky bottom-0 z-20 -mx-4 flex justify-end gap-2 border-t bg-canvas px-4 py-3 sm:hidden">{exits}</div>
    </BuilderContext>
  );
};
