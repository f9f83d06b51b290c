'use client';
import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from './cn';

interface Props {
  readonly checked?: boolean;
  readonly defaultChecked?: boolean;
  readonly indeterminate?: boolean;
  readonly onCheckedChange?: (checked: boolean) => void;
  readonly name?: string;
  readonly disabled?: boolean;
  /** Text beside the box; without it give `aria-label`. */
  readonly label?: ReactNode;
  readonly 'aria-label'?: string;
  readonly className?: string;
}

/** A box to tick, at least 24 px to hit. */
export const Checkbox = ({ label, className, onCheckedChange, indeterminate, ...rest }: Props) => {
  const labelId = useId();
  const box = (
    <Base.Root
      {...rest}
      {...(label ? { 'aria-labelledby': labelId } : {})}
      indeterminate={indeterminate}
      onCheckedChange={(checked) => onCheckedChange?.(checked)}
      className="relative flex size-4 shrink-0 items-center justify-center rounded-sm border border-control bg-surface transition-colors after:absolute after:-inset-1 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-55 data-indeterminate:border-accent data-indeterminate:bg-accent"
    >
      <Base.Indicator className="text-on-accent">
        {indeterminate ? (
          <Minus aria-hidden="true" className="size-3" strokeWidth={3} />
        ) : (
          <Check aria-hidden="true" className="size-3" strokeWidth={3} />
        )}
      </Base.Indicator>
    </Base.Root>
  );
  if (!label) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box inside is the control
    <label className={cn('flex min-h-6 items-center gap-2 text-sm', className)}>
      {box}
      <span id={labelId}>{label}</span>
    </label>
  );
};
