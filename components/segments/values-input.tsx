'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ClipboardEvent, type KeyboardEvent, useId, useState } from 'react';
import type { ValueCount } from '@/lib/segments/views';
import { Input } from '../ui/input';
import type { ValueWords } from './use-value-words';

/** Chips shown before the rest is told as a number. */
const SHOWN_MAX = 8;

interface Props {
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
  readonly suggestions?: readonly ValueCount[];
  /** Names of values that stand as codes in the data; what is typed by name becomes the code. */
  readonly words?: ValueWords | undefined;
}

/** Several values: typed with Enter, chosen from the data, or pasted as a list of lines. */
export const ValuesInput = ({ label, values, onChange, suggestions = [], words }: Props) => {
  const t = useTranslations('segments');
  const list = useId();
  const [text, setText] = useState('');
  const add = (more: readonly string[]): void => {
    const clean = more.map((value) => words?.valueOf(value.trim()) ?? value.trim()).filter((value) => value !== '');
    if (clean.length > 0) onChange([...new Set([...values, ...clean])]);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      add([text]);
    } else if (event.key === 'Backspace' && text === '') onChange(values.slice(0, -1));
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const pasted = event.clipboardData.getData('text');
    if (!/[\n\t;]/.test(pasted)) return;
    event.preventDefault();
    add(pasted.split(/[\n\r\t;]+/));
  };
  const onType = (value: string): void => {
    if (suggestions.some((entry) => entry.value === value)) add([value]);
    else setText(value);
  };
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1">
      {values.slice(0, SHOWN_MAX).map((value) => (
        <span key={value} className="inline-flex h-7 max-w-48 items-center rounded-md bg-accent-soft pl-2 text-sm text-accent-text">
          <span dir="auto" className="truncate" title={value}>
            {words?.nameOf(value) ?? value}
          </span>
          <button
            type="button"
            aria-label={t('removeValue', { value })}
            onClick={() => onChange(values.filter((other) => other !== value))}
            className="grid size-6 shrink-0 place-items-center rounded-sm hover:bg-hover"
          >
            <X aria-hidden="true" className="size-3" />
          </button>
        </span>
      ))}
      {values.length > SHOWN_MAX ? (
        <span className="px-1 text-sm text-soft">{t('moreValues', { more: values.length - SHOWN_MAX })}</span>
      ) : null}
      <Input
        aria-label={label}
        value={text}
        placeholder={values.length === 0 ? t('typeValues') : t('addValue')}
        {...(suggestions.length > 0 ? { list } : {})}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => add([text])}
        className="w-40"
      />
      {suggestions.length > 0 ? (
        <datalist id={list}>
          {suggestions
            .filter((entry) => !values.includes(entry.value))
            .map((entry) => (
              <option key={entry.value} value={entry.value} label={words?.nameOf(entry.value)} />
            ))}
        </datalist>
      ) : null}
    </div>
  );
};
