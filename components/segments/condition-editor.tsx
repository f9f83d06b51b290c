'use client';
import { useTranslations } from 'next-intl';
import { type Condition, LEAD_STAGES } from '@/lib/segments/rule';
import { fieldLabel, type Translate } from '@/lib/segments/sentence';
import { Select } from '../ui/select';
import { useBuilder } from './builder-context';
import { opsOf } from './drafts';
import { EventEditor } from './event-editor';
import { NumberInput } from './number-input';
import { SequenceEditor } from './sequence-editor';
import { COMPARES, TestEditor } from './test-editor';
import { TopEditor } from './top-editor';
import { useValueWords } from './use-value-words';
import { ValuesInput } from './values-input';
import { YesNoSelect } from './yes-no-select';

interface Props<C extends Condition = Condition> {
  readonly condition: C;
  readonly onChange: (condition: Condition) => void;
}
type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

const ANY = 'any';

const asValues = (values: readonly string[]) => values.map((value) => ({ value, count: 0 }));

const TraitEditor = ({ condition, onChange }: Props<Of<'trait'>>) => {
  const t = useTranslations('segments');
  const { catalog } = useBuilder();
  const field = catalog.fields.find((entry) => entry.name === condition.field);
  const words = useValueWords(condition.field);
  if (condition.field === '') return null;
  return (
    <TestEditor
      subject={fieldLabel(condition.field, t as Translate)}
      ops={opsOf(field?.family)}
      test={condition.test}
      suggestions={field?.top ?? []}
      words={words}
      onChange={(test) => onChange({ ...condition, test })}
    />
  );
};

const LeadEditor = ({ condition, onChange }: Props<Of<'lead'>>) => {
  const t = useTranslations('segments');
  const { catalog } = useBuilder();
  const set = (part: Partial<Of<'lead'>>): void => onChange({ ...condition, ...part });
  return (
    <>
      <YesNoSelect label={t('subject.lead')} yes={t('isLead')} no={t('isNoLead')} value={condition.has} onChange={(has) => set({ has })} />
      <Select
        aria-label={t('stageReached')}
        options={[{ value: ANY, label: t('anyStage') }, ...LEAD_STAGES.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))]}
        value={condition.stage ?? ANY}
        onValueChange={(value) => set({ stage: LEAD_STAGES.find((stage) => stage === value) })}
        className="w-auto min-w-32"
      />
      <span className="text-sm text-faint">{t('channels')}</span>
      <ValuesInput
        label={t('channels')}
        values={condition.channels ?? []}
        suggestions={asValues(catalog.channels)}
        onChange={(values) => set({ channels: values.length > 0 ? values : undefined })}
      />
      <span className="text-sm text-faint">{t('campaigns')}</span>
      <ValuesInput
        label={t('campaigns')}
        values={condition.campaigns ?? []}
        suggestions={asValues(catalog.campaigns)}
        onChange={(values) => set({ campaigns: values.length > 0 ? values : undefined })}
      />
    </>
  );
};

const RefEditor = ({ condition, onChange }: Props<Of<'source'> | Of<'segment'>>) => {
  const t = useTranslations('segments');
  const { catalog } = useBuilder();
  const isSource = condition.kind === 'source';
  const list = isSource ? catalog.sources : catalog.segments;
  const id = isSource ? condition.source : condition.segment;
  return (
    <>
      <YesNoSelect
        label={t(`subject.${condition.kind}`)}
        yes={t(isSource ? 'hasRecord' : 'isMember')}
        no={t(isSource ? 'hasNoRecord' : 'isNoMember')}
        value={isSource ? condition.has : condition.member}
        onChange={(value) => onChange(isSource ? { ...condition, has: value } : { ...condition, member: value })}
      />
      <Select
        aria-label={t('whichOne')}
        placeholder={t('whichOne')}
        options={list.map((entry) => ({ value: String(entry.id), label: entry.name }))}
        value={id > 0 ? String(id) : null}
        onValueChange={(value) => onChange(isSource ? { ...condition, source: Number(value) } : { ...condition, segment: Number(value) })}
        className="w-auto min-w-40"
      />
    </>
  );
};

const BucketEditor = ({ condition, onChange }: Props<Of<'bucket'>>) => {
  const t = useTranslations('segments');
  return (
    <>
      <NumberInput
        label={t('from')}
        value={condition.from}
        min={0}
        onChange={(from) => onChange({ ...condition, from })}
        className="w-20"
      />
      <span className="text-sm text-faint">{t('to')}</span>
      <NumberInput label={t('to')} value={condition.to} min={0} onChange={(to) => onChange({ ...condition, to })} className="w-20" />
      <span className="text-sm text-faint">{t('percentOfPeople')}</span>
    </>
  );
};

/** The controls of one condition, by its kind. */
export const ConditionEditor = ({ condition, onChange }: Props) => {
  const t = useTranslations('segments');
  switch (condition.kind) {
    case 'trait':
      return <TraitEditor condition={condition} onChange={onChange} />;
    case 'event':
      return <EventEditor condition={condition} onChange={onChange} />;
    case 'sequence':
      return <SequenceEditor condition={condition} onChange={onChange} />;
    case 'top':
      return <TopEditor condition={condition} onChange={onChange} />;
    case 'consent':
      return (
        <Select
          aria-label={t('consentStatus')}
          options={(['granted', 'refused', 'unknown'] as const).map((status) => ({ value: status, label: t(`consent.${status}`) }))}
          value={condition.status}
          onValueChange={(status) => onChange({ ...condition, status })}
          className="w-auto min-w-28"
        />
      );
    case 'source':
    case 'segment':
      return <RefEditor condition={condition} onChange={onChange} />;
    case 'lead':
      return <LeadEditor condition={condition} onChange={onChange} />;
    case 'record_count':
      return (
        <TestEditor
          subject={t('subject.record_count')}
          ops={COMPARES}
          test={condition.test}
          onChange={(test) => onChange({ ...condition, test })}
        />
      );
    case 'bucket':
      return <BucketEditor condition={condition} onChange={onChange} />;
  }
};
