'use client';
import { Input as Base } from '@base-ui/react/input';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** Looks shared by every single-line control. */
export const CONTROL_CLASS =
  'h-8 w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-sm text-ink transition-colors outline-none placeholder:text-faint hover:border-soft focus-visible:border-accent focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-accent data-disabled:cursor-not-allowed data-disabled:bg-sunken data-disabled:text-faint data-invalid:border-danger aria-invalid:border-danger max-sm:h-10 max-sm:text-lg';

/** A line of text. Inside `Field` it is tied to its label, hint and error by itself. */
export const Input = ({ className, ...rest }: Omit<ComponentProps<typeof Base>, 'className'> & { readonly className?: string }) => (
  <Base className={cn(CONTROL_CLASS, className)} {...rest} />
);

/** A select among the buttons of a filter bar: as high, with their edge and their size of type. */
export const FILTER_CLASS = 'w-auto border-control/50 font-medium max-sm:h-8 max-sm:text-sm';
