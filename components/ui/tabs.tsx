'use client';
import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { cn } from './cn';

interface Tab {
  readonly value: string;
  readonly label: ReactNode;
  /** A number after the label. */
  readonly count?: ReactNode;
  readonly content: ReactNode;
}

interface Props {
  readonly tabs: readonly Tab[];
  readonly value?: string;
  readonly defaultValue?: string;
  readonly onValueChange?: (value: string) => void;
  readonly className?: string;
}

/** Views of one thing. For tabs that are pages of their own use links (`TabLinks`). */
export const Tabs = ({ tabs, value, defaultValue, onValueChange, className }: Props) => (
  <Base.Root
    {...(value === undefined ? { defaultValue: defaultValue ?? tabs[0]?.value } : { value })}
    onValueChange={(next) => onValueChange?.(String(next))}
    className={cn('flex flex-col', className)}
  >
    <Base.List className="relative flex gap-5 overflow-x-auto border-b">
      {tabs.map((tab) => (
        <Base.Tab
          key={tab.value}
          value={tab.value}
          className="flex h-9 shrink-0 items-center gap-1.5 text-sm font-medium text-faint transition-colors hover:text-ink focus-visible:-outline-offset-2 data-active:text-ink"
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="text-xs font-normal text-faint tabular-nums">{tab.count}</span>}
        </Base.Tab>
      ))}
      <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-accent transition-[translate,width]" />
    </Base.List>
    {tabs.map((tab) => (
      <Base.Panel key={tab.value} value={tab.value} className="pt-4 outline-none">
        {tab.content}
      </Base.Panel>
    ))}
  </Base.Root>
);
