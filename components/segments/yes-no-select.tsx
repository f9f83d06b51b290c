import { Select } from '../ui/select';

interface Props {
  /** Name of the choice, for screen readers. */
  readonly label: string;
  readonly value: boolean;
  /** What is said of people for whom the condition holds, and of all others. */
  readonly yes: string;
  readonly no: string;
  readonly onChange: (value: boolean) => void;
}

/** A choice between the two states of a condition: did or did not, in or not in. */
export const YesNoSelect = ({ label, value, yes, no, onChange }: Props) => (
  <Select
    aria-label={label}
    options={[
      { value: 'yes', label: yes },
      { value: 'no', label: no },
    ]}
    value={value ? 'yes' : 'no'}
    onValueChange={(next) => onChange(next === 'yes')}
    className="w-auto min-w-28"
  />
);
