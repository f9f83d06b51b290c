import Link from 'next/link';
import type { ComponentProps } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';
import { cn } from './cn';

interface Props extends ComponentProps<typeof Link> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
}

/** A link that looks like a button. */
export const ButtonLink = ({ variant, size, className, ...rest }: Props) => (
  <Link className={cn(buttonClass(variant, size), className)} {...rest} />
);
