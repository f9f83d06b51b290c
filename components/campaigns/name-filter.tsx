'use client';
import { ChevronDown } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Input } from '../ui/input';
import { Popover } from '../ui/popover';
import { useLeadNames } from './use-lead-names';

interface Props {
  readonly label: string;
  readonly searchLabel: string;
  readonly options: readonly { readonly name: string; readonly leads: number }[];
  readonly selected: readonly string[];
  readonly onChange: (names: string[]) => void;
}

/** Longest list shown at once; typing finds the rest. */
const SHOWN = 40;

/** Chooses any of many names; each with its number of leads. */
export const NameFilter = ({ label, searchLabel, options, selected, onChange }: Props) => {
  const t = useTranslations('campaigns');
  const format = useFormatter();
  const { nameOf } = useLeadNames();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = options.filter(({ name }) => nameOf(name).toLowerCase().includes(wanted));
  return (
    <Popover
      align="start"
      trigger={
        <Button>
          {label}
          {selected.length > 0 ? <span className="text-accent-text tabular-nums">{selected.length}</span> : null}
          <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      <div className="flex w-64 flex-col gap-2">
        {options.length > 8 ? (
          <Input type="search" aria-label={searchLabel} placeholder={searchLabel} value={text} onChange={(e) => setText(e.target.value)} />
        ) : null}
        <fieldset className="flex max-h-72 flex-col overflow-y-auto">
          <legend className="sr-only">{label}</legend>
          {found.slice(0, SHOWN).map(({ name, leads }) => (
            <div key={name} className="flex items-center justify-between gap-3 py-0.5 pl-1">
              <Checkbox
                label={<span className="break-all">{nameOf(name)}</span>}
                checked={selected.includes(name)}
                onCheckedChange={(checked) => onChange(checked ? [...selected, name] : selected.filter((other) => other !== name))}
              />
              <span className="text-xs text-faint tabular-nums">{format.number(leads)}</span>
            </div>
          ))}
        </fieldset>
        {selected.length > 0 ? (
          <Button variant="ghost" size="sm" onClick={() => onChange([])}>
            {t('clear')}
          </Button>
        ) : null}
      </div>
    </Popover>
  );
};
