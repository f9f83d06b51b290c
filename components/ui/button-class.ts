import { cn } from './cn';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'link';
export type ButtonSize = 'sm' | 'md' | 'icon' | 'icon-sm';

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border border-control/50 bg-surface text-ink hover:bg-hover data-popup-open:bg-hover',
  ghost: 'text-soft hover:bg-hover hover:text-ink data-popup-open:bg-hover',
  danger: 'bg-danger text-on-danger hover:bg-danger-hover',
  link: 'h-auto px-0 text-accent-text underline decoration-accent/40 underline-offset-3 hover:decoration-accent',
};

const SIZES: Readonly<Record<ButtonSize, string>> = {
  sm: 'h-7 gap-1.5 px-2.5 text-sm',
  md: 'h-8 gap-2 px-3 text-sm',
  icon: 'size-8',
  'icon-sm': 'size-7',
};

/** Classes of a button, for links that look like one. */
export const buttonClass = (variant: ButtonVariant = 'secondary', size: ButtonSize = 'md'): string =>
  cn(
    'inline-flex shrink-0 items-center justify-center rounded-md font-medium whitespace-nowrap no-underline transition-colors select-none',
    'data-disabled:cursor-not-allowed data-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
    SIZES[size],
    VARIANTS[variant],
  );
