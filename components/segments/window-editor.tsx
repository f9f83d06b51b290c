'use client';
import { useTranslations } from 'next-intl';
import type { Window } from '@/lib/segments/rule';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { NumberInput } from './number-input';

const WINDOWS = ['ever', 'last', 'more_than', 'between'] as const;

const draftWindow = (kind: Window['kind'], before: Window): Window => {
  if (kind === 'ever') return { kind };
  if (kind === 'between') return { kind, from: '', to: '' };
  return { kind, days: 'days' in before ? before.days : 90 };
};

interface Props {
  readonly window: Window;
  /** The first or last event is asked for: any time, not ever. */
  readonly isMoment?: boolean;
  readonly onChange: (window: Window) => void;
}

/** When something happened. */
export const WindowEditor = ({ window, isMoment = false, onChange: set }: Props) => {
  const t = useTranslations('segments');
  return (
    <>
      <Select
        aria-label={t('window')}
        options={WINDOWS.map((kind) => ({ value: kind, label: t(`windows.${isMoment && kind === 'ever' ? 'anyTime' : kind}`) }))}
        value={window.kind}
        onValueChange={(kind) => set(draftWindow(kind, window))}
        className="w-auto min-w-28"
      />
      {'days' in window ? (
        <span className="inline-flex items-center gap-2 whitespace-nowrap">
          <NumberInput label={t('days')} value={window.days} whole min={0} onChange={(days) => set({ ...window, days })} className="w-20" />
          <span className="text-sm text-faint">{t(window.kind === 'last' ? 'days' : 'daysAgo')}</span>
        </span>
      ) : null}
      {window.kind === 'between' ? (
        <>
          <Input
            type="date"
            aria-label={t('from')}
            value={window.from}
            onChange={(e) => set({ ...window, from: e.target.value })}
            className="w-38"
          />
          <span className="text-sm text-faint">{t('to')}</span>
          <Input
            type="date"
            aria-label={t('to')}
            value={window.to}
            onChange={(e) => set({ ...window, to: e.target.value })}
            className="w-38"
          />
        </>
      ) : null}
    </>
  );
};
