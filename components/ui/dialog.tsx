'use client';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactElement, ReactNode } from 'react';
import { buttonClass } from './button-class';
import { cn } from './cn';

interface Props {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons at the bottom right, primary last. */
  readonly footer?: ReactNode;
  /** The button that opens it; or control it with `open`. */
  readonly trigger?: ReactElement;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** Wider than the usual 480 px. */
  readonly wide?: boolean;
}

const BACKDROP_CLASS =
  'fixed inset-0 z-50 bg-black/30 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-black/60';

/** The close button in the corner of dialogs and sheets. */
export const DialogCloseX = () => {
  const t = useTranslations('ui');
  return (
    <Base.Close aria-label={t('close')} className={cn(buttonClass('ghost', 'icon-sm'), '-mr-1.5 -mt-0.5')}>
      <X aria-hidden="true" />
    </Base.Close>
  );
};

/** A question or short form that must be answered first. */
export const Dialog = ({ title, description, children, footer, trigger, open, onOpenChange, wide = false }: Props) => (
  <Base.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
    {trigger ? <Base.Trigger render={trigger} /> : null}
    <Base.Portal>
      <Base.Backdrop className={BACKDROP_CLASS} />
      <Base.Viewport className="fixed inset-0 z-50 grid place-items-center overflow-y-auto p-4">
        <Base.Popup
          className={cn(
            'flex w-full flex-col rounded-lg bg-surface shadow-float outline-none transition-[opacity,scale] duration-150 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0',
            wide ? 'max-w-180' : 'max-w-120',
          )}
        >
          <div className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div className="flex min-w-0 flex-col gap-1">
              <Base.Title className="text-lg">{title}</Base.Title>
              {description ? <Base.Description className="text-sm text-soft">{description}</Base.Description> : null}
            </div>
            <DialogCloseX />
          </div>
          {children ? <div className="px-5 pb-5">{children}</div> : null}
          {footer ? <div className="flex flex-wrap justify-end gap-2 rounded-b-lg border-t bg-canvas px-5 py-3">{footer}</div> : null}
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  </Base.Root>
);

/** Closes the dialog or sheet it stands in. */
export const DialogClose = Base.Close;
