'use client';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '@/lib/core/action-result';
import { DATA_TYPES, type DataType } from '@/lib/standardize/fields';
import { Select } from '../ui/select';

export type SaveDataType = (field: string, dataType: DataType) => Promise<ActionResult<void>>;

interface Props {
  readonly field: string;
  /** The field's name in the reader's language. */
  readonly name: string;
  readonly value: DataType;
  readonly save: SaveDataType;
}

/** Chooses what kind of data a custom trait is. */
export const DataTypeSelect = ({ field, name, value, save }: Props) => {
  const t = useTranslations('quality');
  const errors = useTranslations('errors');
  const [isPending, startTransition] = useTransition();
  const change = (dataType: DataType): void =>
    startTransition(async () => {
      const result = await save(field, dataType);
      if (!result.ok) toast.error(errors(result.error.key, { ...result.error.values }));
    });
  return (
    <Select<DataType>
      aria-label={t('dataTypeOf', { field: name })}
      className="h-7 w-36"
      disabled={isPending}
      value={value}
      options={DATA_TYPES.map((type) => ({ value: type, label: t(`dataTypes.${type}`) }))}
      onValueChange={change}
    />
  );
};
