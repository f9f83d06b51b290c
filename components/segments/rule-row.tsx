'use client';
import { useTranslations } from 'next-intl';
import { type RuleProps, useRule } from 'react-querybuilder';
import type { Condition } from '@/lib/segments/rule';
import { cn } from '../ui/cn';
import { useBuilder } from './builder-context';
import { ConditionEditor } from './condition-editor';
import { draftCondition, subjectOf } from './drafts';
import { NodeCounts, NodeIssue } from './node-counts';
import { type RowActions, RowMenu, rowKeys } from './row-menu';
import { conditionOf } from './rule-query';
import { SubjectPicker } from './subject-picker';

/** One condition: subject, test, its numbers and its menu. */
export const RuleRow = (props: RuleProps) => {
  const t = useTranslations('segments');
  const { catalog } = useBuilder();
  const rule = useRule(props);
  const path = props.path.join('.');
  const condition = conditionOf(props.rule);
  const isWide = condition.kind === 'event' || condition.kind === 'sequence' || condition.kind === 'top';
  const isMuted = rule.muted === true || rule.parentMuted === true;
  const change = (next: Condition): void => props.actions.onPropChange('value', next, props.path);
  const actions: RowActions = {
    muted: props.rule.muted === true,
    up: props.shiftUpDisabled ? null : () => rule.shiftRuleUp(),
    down: props.shiftDownDisabled ? null : () => rule.shiftRuleDown(),
    clone: () => rule.cloneRule(),
    mute: () => rule.toggleMuteRule(),
    remove: () => rule.removeRule(),
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
    <div
      role="group"
      aria-label={t('conditionNumber', { path: props.path.map((step) => step + 1).join('.') })}
      onKeyDown={rowKeys(actions)}
      className={cn('flex flex-wrap items-center gap-2 rounded-md border bg-surface p-2', isMuted && 'border-dashed opacity-60')}
    >
      <SubjectPicker value={subjectOf(condition)} onChange={(subject) => change(draftCondition(subject, catalog))} />
      {isWide ? null : <ConditionEditor condition={condition} onChange={change} />}
      <div className="ml-auto flex items-center gap-2">
        <NodeCounts path={path} muted={isMuted} />
        <RowMenu label={t('conditionMenu')} actions={actions} />
      </div>
      {isWide ? <ConditionEditor condition={condition} onChange={change} /> : null}
      <NodeIssue path={path} muted={isMuted} />
    </div>
  );
};
