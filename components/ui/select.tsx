'use client';
import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { FLOATING_CLASS, ITEM_CLASS, POSITIONER_CLASS } from './floating';
import { CONTROL_CLASS } from './input';

export interface SelectOption<V extends string = string> {
  readonly value: V;
  readonly label: ReactNode;
  /** Second line, in the open list only. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

interface Props<V extends string> {
  readonly options: readonly SelectOption<V>[];
  readonly value?: V | null;
  readonly defaultValue?: V;
  readonly onValueChange?: (value: V) => void;
  readonly name?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** Needed outside `Field`. */
  readonly 'aria-label'?: string;
  readonly className?: string;
}

/** One of a short list. For long lists take `Combobox`. */
export const Select = <V extends string>({
  options,
  value,
  defaultValue,
  onValueChange,
  placeholder,
  className,
  name,
  disabled,
  ...rest
}: Props<V>) => (
  <Base.Root
    items={options.map((option) => ({ value: option.value, label: option.label }))}
    {...(value === undefined ? {} : { value })}
    {...(defaultValue === undefined ? {} : { defaultValue })}
    onValueChange={(next) => next !== null && onValueChange?.(next as V)}
    name={name}
    disabled={disabled}
    modal={false}
  >
    <Base.Trigger {...rest} className={cn(CONTROL_CLASS, 'flex items-center justify-between gap-2 text-left select-none', className)}>
      <Base.Value className="truncate data-placeholder:text-faint" placeholder={placeholder} />
      <Base.Icon className="shrink-0 text-faint">
        <ChevronsUpDown aria-hidden="true" className="size-3.5" />
      </Base.Icon>
    </Base.Trigger>
    <Base.Portal>
      <Base.Positioner className={POSITIONER_CLASS} sideOffset={4} alignItemWithTrigger={false}>
        <Base.Popup className={cn(FLOATING_CLASS, 'max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1')}>
          <Base.List>
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className={cn(ITEM_CLASS, 'grid grid-cols-[1fr_1rem]')}
              >
                <span className="flex min-w-0 flex-col">
                  <Base.ItemText>{option.label}</Base.ItemText>
                  {option.hint ? <span className="text-xs text-faint">{option.hint}</span> : null}
                </span>
                <Base.ItemIndicator>
                  <Check aria-hidden="true" className="size-4 text-accent-text" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);
