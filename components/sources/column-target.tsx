'use client';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { type ColumnMapping, DATE_ORDERS, type ImportKind } from '@/lib/ingest/mapping';
import { targetField } from '@/lib/ingest/target-type';
import { VALUE_TYPES } from '@/lib/standardize/fields';
import { Combobox } from '../ui/combobox';
import { Select } from '../ui/select';
import { targetOptions } from './target-options';
import { useSourceWords } from './use-source-words';

interface Props {
  readonly kind: ImportKind;
  readonly column: ColumnMapping;
  readonly onChange: (column: ColumnMapping) => void;
}

/** Types a person can choose for a field of their own. */
const OWN_TYPES = VALUE_TYPES.filter((type) => type !== 'name');

/** What a column means: a field, or a role, or a field of one's own with its type; for dates also the order of their parts. */
export const ColumnTarget = ({ kind, column, onChange }: Props) => {
  const t = useTranslations('sources');
  const { targetName } = useSourceWords();
  const options = useMemo(
    () =>
      targetOptions(kind, column.header, column.target).map(({ target, group }) => ({
        value: target,
        label: targetName(target),
        group: t(`group.${group}`),
      })),
    [kind, column.header, column.target, targetName, t],
  );
  const isOwn = /^(custom|prop):/.test(column.target);
  const { type } = targetField(column);
  const choose = (target: string): void => {
    const { type: _, confidence: __, ...rest } = column;
    const owns = /^(custom|prop):/.test(target);
    onChange({ ...rest, target, confidence: 1, ...(owns ? { type: column.type ?? 'text' } : {}) });
  };
  return (
    <div className="flex min-w-0 flex-col gap-1.5 py-1 sm:w-60">
      <Combobox
        aria-label={`${t('means')}: ${column.header}`}
        options={options}
        value={column.target}
        onValueChange={(target) => choose(target ?? 'ignore')}
      />
      {isOwn ? (
        <Select
          aria-label={`${t('type')}: ${column.header}`}
          options={OWN_TYPES.map((value) => ({ value, label: t(`valueType.${value}`) }))}
          value={column.type ?? 'text'}
          onValueChange={(value) => onChange({ ...column, type: value })}
        />
      ) : null}
      {type === 'date' || type === 'datetime' ? (
        <Select
          aria-label={`${t('dateOrder')}: ${column.header}`}
          options={DATE_ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
          value={column.dateOrder ?? 'ymd'}
          onValueChange={(value) => onChange({ ...column, dateOrder: value, confidence: 1 })}
        />
      ) : null}
    </div>
  );
};
