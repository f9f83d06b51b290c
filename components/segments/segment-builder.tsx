'use client';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder';
import { QueryBuilderHistory } from 'react-querybuilder/history';
import type { ActionResult } from '@/lib/core/action-result';
import type { Rule } from '@/lib/segments/rule';
import { sentence } from '@/lib/segments/sentence';
import type { BuilderCatalog } from '@/lib/segments/views';
import { BuilderContext } from './builder-context';
import { emptyCondition } from './drafts';
import { BUILDER_ID, HistoryToolbar } from './history-toolbar';
import { PreviewPanel } from './preview-panel';
import { RuleGroup } from './rule-group';
import { CONDITION_FIELD, toQuery, toRule } from './rule-query';
import { RuleRow } from './rule-row';
import { SaveForm, type SegmentDraft } from './save-form';
import { useLivePreview } from './use-live-preview';
import { useRuleWords } from './use-rule-words';

interface Props {
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
export const SegmentBuilder = ({ catalog, id, name, description, rule: initial, canSave, save }: Props) => {
  const t = useTranslations('segments');
  const start = useMemo(() => toQuery(initial), [initial]);
  const [query, setQuery] = useState<RuleGroupType>(start);
  const { rule, incomplete } = useMemo(() => toRule(query), [query]);
  const { preview, stale, failure } = useLivePreview(rule, id);
  const words = useRuleWords(catalog.sources, catalog.segments);
  const state = useMemo(
    () => ({
      catalog,
      preview,
      stale,
      issues: new Map((preview?.issues ?? []).map((issue) => [issue.path, issue])),
      incomplete: new Set(incomplete),
    }),
    [catalog, preview, stale, incomplete],
  );
  return (
    <BuilderContext value={state}>
      <SaveForm id={id} name={name} description={description} rule={rule} incomplete={incomplete.length} canSave={canSave} save={save} />
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]">
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
        <PreviewPanel preview={preview} stale={stale} failure={failure} />
      </div>
    </BuilderContext>
  );
};
