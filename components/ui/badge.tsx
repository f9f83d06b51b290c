import type { ReactNode } from 'react';
import { cn } from './cn';

export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'danger' | 'info';

/** Text and tint of each meaning. */
export const TONE_CLASS: Readonly<Record<Tone, string>> = {
  neutral: 'bg-hover text-soft',
  accent: 'bg-accent-soft text-accent-text',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
};

interface Props {
  readonly tone?: Tone;
  /** Colour is never alone: give an icon where the word does not say the tone. */
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A short state in words. */
export const Badge = ({ tone = 'neutral', icon, children, className }: Props) => (
  <span
    className={cn(
      'inline-flex h-5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap tabular-nums [&_svg]:size-3 [&_svg]:shrink-0',
      TONE_CLASS[tone],
      className,
    )}
  >
    {icon}
    {children}
  </span>
);
