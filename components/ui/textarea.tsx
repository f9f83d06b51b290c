'use client';
import { Field } from '@base-ui/react/field';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { CONTROL_CLASS } from './input';

/** Several lines of text. */
export const Textarea = ({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) => (
  <Field.Control render={<textarea rows={rows} {...rest} className={cn(CONTROL_CLASS, 'h-auto py-1.5 max-sm:h-auto', className)} />} />
);
