'use client';
import { Button as Base } from '@base-ui/react/button';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';
import { cn } from './cn';
import { Spinner } from './spinner';

interface Props extends Omit<ComponentProps<typeof Base>, 'className'> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  /** Shows a spinner and refuses clicks; the width stays. */
  readonly pending?: boolean;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** The button. Icon-only sizes need an `aria-label`. Use `render={<Link …/>}` with `nativeButton={false}` for a link. */
export const Button = ({ variant, size, pending = false, className, children, disabled, ...rest }: Props) => (
  <Base
    type="button"
    focusableWhenDisabled={pending}
    disabled={disabled || pending}
    aria-busy={pending || undefined}
    className={cn(buttonClass(variant, size), pending && 'relative', className)}
    {...rest}
  >
    {pending ? (
      <span className="absolute inset-0 grid place-items-center">
        <Spinner />
      </span>
    ) : null}
    <span className={cn('contents', pending && 'inline-flex items-center gap-2 opacity-0')}>{children}</span>
  </Base>
);
