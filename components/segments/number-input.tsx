'use client';
import { useEffect, useState } from 'react';
import { Input } from '../ui/input';

interface Props {
  readonly label: string;
  /** NaN while nothing is entered. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly whole?: boolean;
  readonly min?: number;
  readonly className?: string;
}

/** A number that may be missing while it is typed. */
export const NumberInput = ({ label, value, onChange, whole = false, min, className = 'w-24' }: Props) => {
  const [text, setText] = useState(Number.isFinite(value) ? String(value) : '');
  useEffect(() => {
    setText((before) =>
      Number(before) === value && before !== '' ? before : Number.isFinite(value) ? String(value) : before === '-' ? before : '',
    );
  }, [value]);
  return (
    <Input
      type="number"
      inputMode={whole ? 'numeric' : 'decimal'}
      step={whole ? 1 : 'any'}
      {...(min === undefined ? {} : { min })}
      aria-label={label}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(event.target.value === '' ? Number.NaN : Number(event.target.value));
      }}
      className={className}
    />
  );
};
