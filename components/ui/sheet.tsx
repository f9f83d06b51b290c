'use client';
import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './cn';
import { DialogCloseX } from './dialog';

interface Props {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  readonly footer?: ReactNode;
  readonly trigger?: ReactElement;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly side?: 'left' | 'right';
  /** Width in CSS; a phone shows it full width (left: 280 px). */
  readonly className?: string;
}

/** Looks at one thing without losing the list behind it. */
export const Sheet = ({ title, description, children, footer, trigger, open, onOpenChange, side = 'right', className }: Props) => (
  <Base.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
    {trigger ? <Base.Trigger render={trigger} /> : null}
    <Base.Portal>
      <Base.Backdrop className="fixed inset-0 z-50 bg-black/25 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-black/55" />
      <Base.Popup
        className={cn(
          'fixed inset-y-0 z-50 flex w-full flex-col bg-surface shadow-float outline-none transition-transform duration-150',
          side === 'right'
            ? 'right-0 max-w-140 data-ending-style:translate-x-full data-starting-style:translate-x-full'
            : 'left-0 max-w-72 data-ending-style:-translate-x-full data-starting-style:-translate-x-full',
          className,
        )}
      >
        <div className="flex items-start justify-between gap-4 border-b px-5 py-3">
          <div className="flex min-w-0 flex-col gap-0.5">
            <Base.Title className="truncate text-lg">{title}</Base.Title>
            {description ? <Base.Description className="text-sm text-soft">{description}</Base.Description> : null}
          </div>
          <DialogCloseX />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
        {footer ? <div className="flex flex-wrap justify-end gap-2 border-t bg-canvas px-5 py-3">{footer}</div> : null}
      </Base.Popup>
    </Base.Portal>
  </Base.Root>
);
