'use client';
import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { cn } from './cn';
import { FLOATING_CLASS, ITEM_CLASS, POSITIONER_CLASS } from './floating';
import { CONTROL_CLASS } from './input';

export interface ComboboxOption<V extends string = string> {
  readonly value: V;
  readonly label: string;
  /** Second line. */
  readonly hint?: string;
  /** Another name that it is found by. */
  readonly alias?: string;
  /** Heading it stands under; options of one group must follow each other. */
  readonly group?: string;
}

interface Props<V extends string> {
  readonly options: readonly ComboboxOption<V>[];
  readonly value: V | null;
  readonly onValueChange: (value: V | null) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly name?: string;
  /** Opens with the focus in it: for a line that was just added. */
  readonly startsOpen?: boolean;
  /** Needed outside `Field`. */
  readonly 'aria-label'?: string;
  readonly className?: string;
}

/** Letters of a hint that still stands on the line of its option, such as a code. */
const HINT_INLINE_MAX = 4;

interface Group<V extends string> {
  readonly value: string;
  readonly items: readonly ComboboxOption<V>[];
}

const grouped = <V extends string>(options: readonly ComboboxOption<V>[]): readonly Group<V>[] => {
  const groups = new Map<string, ComboboxOption<V>[]>();
  for (const option of options) {
    const list = groups.get(option.group ?? '') ?? [];
    list.push(option);
    groups.set(option.group ?? '', list);
  }
  return [...groups].map(([value, items]) => ({ value, items }));
};

const Item = <V extends string>({ option }: { readonly option: ComboboxOption<V> }) => (
  <Base.Item value={option} className={cn(ITEM_CLASS, 'grid grid-cols-[1fr_1rem]')}>
    <span className={cn('flex min-w-0', (option.hint?.length ?? 0) > HINT_INLINE_MAX ? 'flex-col' : 'items-baseline gap-2')}>
      <span>{option.label}</span>
      {option.hint ? <span className="truncate text-xs text-faint">{option.hint}</span> : null}
    </span>
    <Base.ItemIndicator>
      <Check aria-hidden="true" className="size-4 text-accent-text" />
    </Base.ItemIndicator>
  </Base.Item>
);

/** One of a long list, found by typing; groups have headings. */
export const Combobox = <V extends string>({
  options,
  value,
  onValueChange,
  placeholder,
  disabled,
  name,
  startsOpen = false,
  className,
  ...rest
}: Props<V>) => {
  const t = useTranslations('ui');
  const input = useRef<HTMLInputElement>(null);
  const startsFocused = useRef(startsOpen);
  useEffect(() => {
    if (startsFocused.current) input.current?.focus();
  }, []);
  const { contains } = Base.useFilter();
  const groups = grouped(options);
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <Base.Root
      items={groups}
      value={chosen}
      onValueChange={(next) => onValueChange(next ? next.value : null)}
      itemToStringLabel={(option: ComboboxOption<V>) => option.label}
      itemToStringValue={(option: ComboboxOption<V>) => option.value}
      filter={(option: ComboboxOption<V>, query) => contains(option.label, query) || contains(option.alias ?? '', query)}
      isItemEqualToValue={(a: ComboboxOption<V>, b: ComboboxOption<V>) => a.value === b.value}
      disabled={disabled}
      name={name}
      defaultOpen={startsOpen}
      autoHighlight
    >
      <div className={cn('relative min-w-0', className)}>
        <Base.Input {...rest} ref={input} placeholder={placeholder} className={cn(CONTROL_CLASS, 'pr-8 text-ellipsis')} />
        <Base.Trigger aria-label={t('openList')} className="absolute inset-y-0 right-0 grid w-8 place-items-center text-faint">
          <ChevronsUpDown aria-hidden="true" className="size-3.5" />
        </Base.Trigger>
      </div>
      <Base.Portal>
        <Base.Positioner className={POSITIONER_CLASS} align="start" sideOffset={4}>
          <Base.Popup
            className={cn(
              FLOATING_CLASS,
              'max-h-[min(22rem,var(--available-height))] min-w-(--anchor-width) max-w-(--available-width) overflow-y-auto',
            )}
          >
            <Base.Empty>
              <div className="px-3 py-2 text-sm text-faint">{t('nothingFound')}</div>
            </Base.Empty>
            <Base.List className="p-1 data-empty:p-0">
              {(group: Group<V>) => (
                <Base.Group key={group.value} items={group.items}>
                  {group.value ? <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs text-faint">{group.value}</Base.GroupLabel> : null}
                  <Base.Collection>{(option: ComboboxOption<V>) => <Item key={option.value} option={option} />}</Base.Collection>
                </Base.Group>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
};
