'use client';
import { useTranslations } from 'next-intl';
import { Select } from '../ui/select';

interface Props {
  readonly value: boolean;
  /** What is said of people for whom the condition holds, and of all others. */
  readonly yes: string;
  readonly no: string;
  readonly onChange: (value: boolean) => void;
}

/** The first choice of a condition: did or did not, in or not in. */
export const YesNoSelect = ({ value, yes, no, onChange }: Props) => {
  const t = useTranslations('segments');
  return (
    <Select
      aria-label={t('didOrNot')}
      options={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]}
      value={value ? 'yes' : 'no'}
      onValueChange={(next) => onChange(next === 'yes')}
      className="w-auto min-w-28"
    />
  );
};
