import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A label outside `Field`; needs `htmlFor`. */
export const Label = ({ className, htmlFor, children, ...rest }: ComponentProps<'label'>) => (
  <label htmlFor={htmlFor} className={cn('text-sm font-medium text-ink', className)} {...rest}>
    {children}
  </label>
);
