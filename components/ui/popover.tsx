'use client';
import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './cn';
import { FLOATING_CLASS, POSITIONER_CLASS } from './floating';

interface Props {
  readonly trigger: ReactElement;
  readonly title?: ReactNode;
  readonly children: ReactNode;
  /** Also opens when the pointer rests on it. */
  readonly openOnHover?: boolean;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly className?: string;
}

/** A small panel beside its trigger; opens by click, tap, Enter and, if wanted, hover. */
export const Popover = ({
  trigger,
  title,
  children,
  openOnHover,
  align = 'start',
  side = 'bottom',
  open,
  onOpenChange,
  className,
}: Props) => (
  <Base.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
    <Base.Trigger openOnHover={openOnHover} delay={150} render={trigger} />
    <Base.Portal>
      <Base.Positioner className={POSITIONER_CLASS} sideOffset={6} align={align} side={side} collisionPadding={8}>
        <Base.Popup
          className={cn(
            FLOATING_CLASS,
            'max-h-(--available-height) max-w-[min(24rem,calc(100vw-1rem))] overflow-y-auto p-3 text-sm',
            className,
          )}
        >
          {title ? <Base.Title className="mb-1.5 text-sm">{title}</Base.Title> : null}
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);
