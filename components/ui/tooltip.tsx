'use client';
import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { POSITIONER_CLASS } from './floating';

interface Props {
  readonly content: ReactNode;
  /** A focusable element with a name of its own: touch shows no tooltip. */
  readonly children: ReactElement;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
}

/** A hint on hover and focus. Nothing that is needed may live only here. */
export const Tooltip = ({ content, children, side = 'top' }: Props) => (
  <Base.Root>
    <Base.Trigger render={children} delay={300} />
    <Base.Portal>
      <Base.Positioner className={POSITIONER_CLASS} side={side} sideOffset={6} collisionPadding={8}>
        <Base.Popup className="max-w-72 rounded-md bg-ink px-2 py-1 text-xs text-canvas transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
          {content}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);
