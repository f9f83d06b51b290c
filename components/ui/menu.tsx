'use client';
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './cn';
import { FLOATING_CLASS, ITEM_CLASS, POSITIONER_CLASS } from './floating';

interface MenuProps {
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom' | 'right';
  readonly className?: string;
}

/** Actions behind one button. Children: `MenuItem`, `MenuRadioGroup`, `MenuSeparator`, `MenuLabel`. */
export const Menu = ({ trigger, children, align = 'end', side = 'bottom', className }: MenuProps) => (
  <Base.Root modal={false}>
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner className={POSITIONER_CLASS} sideOffset={4} align={align} side={side} collisionPadding={8}>
        <Base.Popup className={cn(FLOATING_CLASS, 'max-h-(--available-height) min-w-44 overflow-y-auto p-1', className)}>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);

interface ItemProps {
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly onClick?: () => void;
  /** A link, e.g. `<Link href="…" />`. */
  readonly render?: ReactElement;
  readonly disabled?: boolean;
  readonly tone?: 'normal' | 'danger';
  /** Right end: a shortcut or a count. */
  readonly trailing?: ReactNode;
}

/** One action or link of a menu. */
export const MenuItem = ({ icon, children, onClick, render, disabled, tone = 'normal', trailing }: ItemProps) => (
  <Base.Item
    className={cn(ITEM_CLASS, tone === 'danger' && 'text-danger', '[&_svg]:size-4 [&_svg]:shrink-0')}
    {...(render ? { render } : {})}
    disabled={disabled}
    onClick={onClick}
  >
    {icon}
    <span className="flex-1">{children}</span>
    {trailing}
  </Base.Item>
);

/** A hairline between groups. */
export const MenuSeparator = () => <Base.Separator className="-mx-1 my-1 h-px bg-line" />;

interface RadioGroupProps<V extends string> {
  readonly label: ReactNode;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: ReactNode; readonly lang?: string }[];
  readonly onValueChange: (value: V) => void;
}

/** One of a few choices inside a menu, with a heading. */
export const MenuRadioGroup = <V extends string>({ label, value, options, onValueChange }: RadioGroupProps<V>) => (
  <Base.Group>
    <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs text-faint">{label}</Base.GroupLabel>
    <Base.RadioGroup value={value} onValueChange={(next) => onValueChange(next as V)}>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} className={ITEM_CLASS} closeOnClick>
          <span className="flex-1" lang={option.lang}>
            {option.label}
          </span>
          <Base.RadioItemIndicator>
            <Check aria-hidden="true" className="size-4 text-accent-text" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  </Base.Group>
);
