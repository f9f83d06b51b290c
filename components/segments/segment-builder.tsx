'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder';
import { QueryBuilderHistory } from 'react-querybuilder/history';
import type { ActionResult } from '@/lib/core/action-result';
import type { Rule } from '@/lib/segments/rule';
import { sentence } from '@/lib/segments/sentence';
import type { BuilderCatalog } from '@/lib/segments/views';
import { PageHeader } from '../ui/page-header';
import { BuilderContext } from './builder-context';
import { emptyCondition } from './drafts';
import { BUILDER_ID, HistoryToolbar } from './history-toolbar';
import { PreviewPanel } from './preview-panel';
import { RuleGroup } from './rule-group';
import { CONDITION_FIELD, toQuery, toRule } from './rule-query';
import { RuleRow } from './rule-row';
import { SaveActions } from './save-actions';
import { SaveForm } from './save-form';
import { useLivePreview } from './use-live-preview';
import { useRuleWords } from './use-rule-words';
import { type SegmentDraft, useSaveSegment } from './use-save-segment';

interface Props {
  readonly title: string;
  /** Stands between the head of the page and the form. */
  readonly notice?: ReactNode;
  readonly catalog: BuilderCatalog;
  /** Null for a new segment. */
  readonly id: number | null;
  readonly name: string;
  readonly description: string;
  readonly rule: Rule;
  /** May the user save? Analysts only look. */
  readonly canSave: boolean;
  readonly save: (draft: SegmentDraft) => Promise<ActionResult<{ readonly id: number }>>;
}

const FIELDS = [{ name: CONDITION_FIELD, label: CONDITION_FIELD }];
const CONTROLS = { rule: RuleRow, ruleGroup: RuleGroup };

/** Builds a rule by hand: groups and conditions at the left, the people it means at the right, the rule in words above. */
export const SegmentBuilder = ({ title, notice, catalog, id, name, description, rule: initial, canSave, save }: Props) => {
  const t = useTranslations('segments');
  const start = useMemo(() => toQuery(initial), [initial]);
  const [query, setQuery] = useState<RuleGroupType>(start);
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
  const form = useSaveSegment({ id, name, description, rule, incomplete: incomplete.length + halfFiltered.length, save });
  const exits = <SaveActions id={id} canSave={canSave} pending={form.isPending} />;
  return (
    <BuilderContext value={state}>
      <PageHeader title={title} description={t('builderPurpose')} actions={<span className="flex gap-2 max-sm:hidden">{exits}</span>} />
      {notice}
      <SaveForm form={form} canSave={canSave} />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <section aria-label={t('rule')} className="flex min-w-0 flex-col gap-4">
          <QueryBuilderHistory showUndoRedo={false}>
            <div className="flex items-start justify-between gap-4">
              <p className="text-base text-soft" dir="auto">
                {sentence(rule, words.t, words.names)}
              </p>
              <HistoryToolbar />
            </div>
            <QueryBuilder
              qbId={BUILDER_ID}
              fields={FIELDS}
              defaultQuery={start}
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
