import { Circle, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { Overview, OverviewStep } from '@/lib/core/overview';
import { Card } from '../ui/card';
import { cn } from '../ui/cn';

const HREF: Readonly<Record<OverviewStep, string>> = {
  importPeople: '/sources/new',
  importEvents: '/sources/new',
  reviewMerges: '/merges',
  makeSegment: '/segments',
  importLeads: '/sources/new',
  checkQuality: '/quality',
};

/** What is still to do, read from what is really there. The first open step stands out. */
export const NextSteps = ({ steps }: { readonly steps: Overview['steps'] }) => {
  const t = useTranslations('overview');
  const format = useFormatter();
  const first = steps.find((s) => !s.done)?.step;
  const done = steps.filter((s) => s.done).length;
  return (
    <Card
      title={t('next')}
      description={first ? t('progress', { done: format.number(done), total: format.number(steps.length) }) : t('nextDone')}
    >
      <ol className="-mx-2 flex flex-col">
        {steps.map(({ step, done: isDone }) => {
          const Icon = isDone ? CircleCheck : Circle;
          return (
            <li key={step} className="relative flex gap-3 rounded-md px-2 py-1.5 transition-colors hover:bg-hover/60">
              <Icon aria-hidden="true" className={cn('mt-0.75 size-4 shrink-0', isDone ? 'text-good' : 'text-control')} />
              <div className="min-w-0">
                <Link
                  href={HREF[step]}
                  className={cn(
                    'rounded-sm text-base after:absolute after:inset-0',
                    isDone ? 'text-soft' : 'font-medium',
                    step === first && 'text-accent-text',
                  )}
                >
                  {t(`steps.${step}`)} <span className="sr-only">({isDone ? t('done') : t('notDone')})</span>
                </Link>
                {isDone ? null : <p className="text-sm text-faint">{t(`steps.${step}Text`)}</p>}
              </div>
            </li>
          );
        })}
      </ol>
    </Card>
  );
};
