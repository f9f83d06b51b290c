'use client';
import { FolderPlus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { RuleGroupBodyComponents, type RuleGroupProps, useRuleGroup } from 'react-querybuilder';
import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { Select } from '../ui/select';
import { Switch } from '../ui/switch';
import { NodeCounts, NodeIssue } from './node-counts';
import { type RowActions, RowMenu, rowKeys } from './row-menu';

/** Conditions joined by all or any, turned round by "not"; nested to any depth. */
export const RuleGroup = (props: RuleGroupProps) => {
  const t = useTranslations('segments');
  const group = useRuleGroup(props);
  const path = props.path.join('.');
  const isRoot = props.path.length === 0;
  const isMuted = group.muted === true;
  const actions: RowActions = {
    muted: props.ruleGroup.muted === true,
    up: props.shiftUpDisabled ? null : () => group.shiftGroupUp(),
    down: props.shiftDownDisabled ? null : () => group.shiftGroupDown(),
    clone: () => group.cloneGroup(),
    mute: () => group.toggleMuteGroup(),
    remove: () => group.removeGroup(),
  };
  const name = isRoot ? t('wholeRule') : t('groupNumber', { path: props.path.map((step) => step + 1).join('.') });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a card
    <div
      role="group"
      aria-label={name}
      onKeyDown={isRoot ? undefined : rowKeys(actions)}
      className={cn(
        'flex min-w-0 flex-col gap-2',
        !isRoot && 'rounded-md border border-l-2 border-l-accent/50 bg-canvas p-2',
        isMuted && 'opacity-60',
      )}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Select
          aria-label={t('combinator')}
          options={[
            { value: 'and', label: t('allOf') },
            { value: 'or', label: t('anyOf') },
          ]}
          value={props.ruleGroup.combinator === 'or' ? 'or' : 'and'}
          onValueChange={(value) => group.onCombinatorChange(value)}
          className="w-auto min-w-32"
        />
        <Switch
          label={t('not')}
          aria-label={t('not')}
          checked={props.ruleGroup.not === true}
          onCheckedChange={(checked) => group.onNotToggleChange(checked)}
        />
        {isRoot ? null : (
          <div className="ml-auto flex items-center gap-2">
            <NodeCounts path={path} muted={isMuted} />
            <RowMenu label={t('groupMenu')} actions={actions} />
          </div>
        )}
        <NodeIssue path={path} muted={isMuted} />
      </div>
      {props.ruleGroup.rules.length > 0 ? (
        <div className={cn('flex min-w-0 flex-col gap-2', isRoot && 'border-l-2 border-accent/40 pl-3 max-sm:pl-2')}>
          <RuleGroupBodyComponents {...group} />
        </div>
      ) : (
        <p className="text-sm text-faint">{t(isRoot ? 'noConditions' : 'emptyGroup')}</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={(event) => group.addRule(event)}>
          <Plus aria-hidden="true" />
          {t('addCondition')}
        </Button>
        <Button size="sm" variant="ghost" onClick={(event) => group.addGroup(event)}>
          <FolderPlus aria-hidden="true" />
          {t('addGroup')}
        </Button>
      </div>
    </div>
  );
};
