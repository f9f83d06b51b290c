'use client';
import { Switch as Base } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';
import { cn } from './cn';

interface Props {
  readonly checked?: boolean;
  readonly defaultChecked?: boolean;
  readonly onCheckedChange?: (checked: boolean) => void;
  readonly name?: string;
  readonly disabled?: boolean;
  /** Text beside the switch; without it give `aria-label`. */
  readonly label?: ReactNode;
  readonly 'aria-label'?: string;
  readonly className?: string;
}

/** On or off, taking effect at once. */
export const Switch = ({ label, className, onCheckedChange, ...rest }: Props) => {
  const labelId = useId();
  const control = (
    <Base.Root
      {...rest}
      {...(label ? { 'aria-labelledby': labelId } : {})}
      onCheckedChange={(checked) => onCheckedChange?.(checked)}
      className="relative flex h-5 w-9 shrink-0 items-center rounded-full border border-control bg-sunken p-px transition-colors after:absolute after:-inset-0.5 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-55"
    >
      <Base.Thumb className="size-4 rounded-full bg-control transition-[translate,background-color] data-checked:translate-x-4 data-checked:bg-on-accent" />
    </Base.Root>
  );
  if (!label) return control;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control
    <label className={cn('flex min-h-6 items-center gap-2 text-sm', className)}>
      {control}
      <span id={labelId}>{label}</span>
    </label>
  );
};
