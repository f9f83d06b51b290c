'use client';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type Condition, STEPS_MAX, type Step } from '@/lib/segments/rule';
import { Button } from '../ui/button';
import { Select } from '../ui/select';
import { useBuilder } from './builder-context';
import { AddFilterButton, FilterList } from './filter-list';
import { LimitInput } from './limit-input';
import { useDataWords } from './use-data-words';
import { WindowEditor } from './window-editor';
import { YesNoSelect } from './yes-no-select';

type Sequence = Extract<Condition, { kind: 'sequence' }>;

interface Props {
  readonly condition: Sequence;
  readonly onChange: (condition: Sequence) => void;
}

interface StepProps {
  readonly step: Step;
  readonly index: number;
  readonly isLast: boolean;
  readonly onChange: (step: Step) => void;
  readonly onRemove: (() => void) | null;
}

const StepRow = ({ step, index, isLast, onChange, onRemove }: StepProps) => {
  const t = useTranslations('segments');
  const { catalog } = useBuilder();
  const { eventType } = useDataWords();
  const n = index + 1;
  const properties = catalog.events.find((event) => event.type === step.type)?.properties ?? [];
  const types = catalog.events.some((event) => event.type === step.type) ? catalog.events : [{ type: step.type }, ...catalog.events];
  const setWithin = (within: number | undefined): void => {
    const { within: _, ...rest } = step;
    onChange(within === undefined ? rest : { ...rest, within });
  };
  return (
    <li className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-sm text-faint">{t('step', { n })}</span>
        {index > 0 && isLast ? (
          <Select
            aria-label={t('stepKind', { n })}
            options={[
              { value: 'then', label: t('stepThen') },
              { value: 'never', label: t('stepNever') },
            ]}
            value={step.not ? 'never' : 'then'}
            onValueChange={(kind) => onChange({ ...step, not: kind === 'never' ? true : undefined })}
            className="w-auto min-w-24"
          />
        ) : null}
        <Select
          aria-label={t('stepEvent', { n })}
          options={types.map(({ type }) => ({ value: type, label: eventType(type) }))}
          value={step.type}
          onValueChange={(type) => onChange({ ...step, type, where: [] })}
          className="w-auto min-w-32"
        />
        {index > 0 ? (
          <>
            <span className="text-sm text-faint">{t('within')}</span>
            <LimitInput label={t('limitOf', { n })} value={step.within} onChange={setWithin} />
            {step.within === undefined ? <span className="text-sm text-faint">{t('anyTimeLater')}</span> : null}
          </>
        ) : null}
        <AddFilterButton filters={step.where} properties={properties} onChange={(where) => onChange({ ...step, where })} />
        {onRemove ? (
          <Button variant="ghost" size="icon-sm" aria-label={t('removeStep', { n })} onClick={onRemove}>
            <X aria-hidden="true" />
          </Button>
        ) : null}
      </div>
      <FilterList filters={step.where} properties={properties} onChange={(where) => onChange({ ...step, where })} />
    </li>
  );
};

/** Without what only fits another place: the first step follows nothing, and only the last can be one that must not follow. */
const placed = (steps: readonly Step[]): Step[] =>
  steps.map(({ not, within, ...step }, index) => ({
    ...step,
    ...(index > 0 && within !== undefined ? { within } : {}),
    ...(not && index > 0 && index === steps.length - 1 ? { not } : {}),
  }));

/** Events one after the other, each within a time of the one before; the last may be one that must not follow. */
export const SequenceEditor = ({ condition, onChange }: Props) => {
  const t = useTranslations('segments');
  const { steps } = condition;
  const set = (next: readonly Step[]): void => onChange({ ...condition, steps: placed(next) });
  return (
    <div className="flex min-w-0 basis-full flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <YesNoSelect
          label={t('didOrNot')}
          value={condition.did}
          yes={t('sequenceHas')}
          no={t('sequenceHasNot')}
          onChange={(did) => onChange({ ...condition, did })}
        />
        <WindowEditor window={condition.window} onChange={(window) => onChange({ ...condition, window })} />
      </div>
      <ol className="flex flex-col gap-2">
        {steps.map((step, index) => (
          <StepRow
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
            key={index}
            step={step}
            index={index}
            isLast={index === steps.length - 1}
            onChange={(next) => set(steps.map((other, i) => (i === index ? next : other)))}
            onRemove={steps.length > 2 ? () => set(steps.filter((_, i) => i !== index)) : null}
          />
        ))}
      </ol>
      <div>
        <Button
          variant="ghost"
          size="sm"
          disabled={steps.length >= STEPS_MAX}
          onClick={() => set([...steps, { type: steps.at(-1)?.type ?? '', where: [] }])}
        >
          <Plus aria-hidden="true" />
          {t('addStep')}
        </Button>
      </div>
    </div>
  );
};
