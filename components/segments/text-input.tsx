'use client';
import { useId } from 'react';
import type { ValueCount } from '@/lib/segments/views';
import { Input } from '../ui/input';
import type { ValueWords } from './use-value-words';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Values that stand in the data, offered while typing. */
  readonly suggestions?: readonly ValueCount[];
  /** Names of values that stand as codes in the data; what is typed by name becomes the code. */
  readonly words?: ValueWords | undefined;
  readonly placeholder?: string;
  readonly className?: string;
}

/** A line of text with the values of the data at hand. */
export const TextInput = ({ label, value, onChange, suggestions = [], words, placeholder, className = 'w-44' }: Props) => {
  const list = useId();
  return (
    <>
      <Input
        aria-label={label}
        value={value}
        placeholder={placeholder}
        {...(suggestions.length > 0 ? { list } : {})}
        onChange={(event) => onChange(event.target.value)}
        {...(words ? { onBlur: () => words.valueOf(value) !== value && onChange(words.valueOf(value)) } : {})}
        className={className}
      />
      {suggestions.length > 0 ? (
        <datalist id={list}>
          {suggestions.map((entry) => (
            <option key={entry.value} value={entry.value} label={words?.nameOf(entry.value)} />
          ))}
        </datalist>
      ) : null}
    </>
  );
};
