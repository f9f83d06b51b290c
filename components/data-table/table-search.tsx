'use client';
import { Search, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { cn } from '../ui/cn';
import { CONTROL_CLASS } from '../ui/input';

/** Milliseconds without a key before the search runs. */
const PAUSE_MS = 250;

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string | undefined;
}

/** Search over a table; waits for a pause in typing and leaves an input method in peace. */
export const TableSearch = ({ value, onChange, label }: Props) => {
  const t = useTranslations('ui');
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      change.current(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="relative w-full sm:w-64">
      <Search aria-hidden="true" className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-faint" />
      <input
        type="search"
        aria-label={label ?? t('search')}
        placeholder={label ?? t('search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={cn(CONTROL_CLASS, 'px-8 [&::-webkit-search-cancel-button]:hidden')}
      />
      {text ? (
        <button
          type="button"
          aria-label={t('clearSearch')}
          onClick={() => setText('')}
          className="absolute inset-y-0 right-1 my-auto grid size-6 place-items-center rounded-sm text-faint hover:text-ink"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      ) : null}
    </div>
  );
};
