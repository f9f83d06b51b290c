import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Skeleton } from './skeleton';

/** Shapes of pages: a table; figures and a chart; a thing with tabs and cards beside it; a form; a list beside what is chosen in it. */
export type PageShape = 'table' | 'report' | 'thing' | 'form' | 'review';

interface Props {
  readonly shape?: PageShape;
  /** The layout around it shows the head already. */
  readonly headless?: boolean;
}

const Rows = ({ count }: { readonly count: number }) => (
  <div className="flex flex-col gap-px overflow-hidden rounded-lg border">
    {Array.from({ length: count }, (_, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows without content
      <Skeleton key={i} className="h-9 rounded-none" />
    ))}
  </div>
);

const Figures = () => <Skeleton className="h-19 rounded-lg max-sm:h-38" />;
const Tabs = () => (
  <div className="flex gap-5 border-b pb-2">
    <Skeleton className="h-5 w-20" />
    <Skeleton className="h-5 w-20" />
    <Skeleton className="h-5 w-20" />
  </div>
);

const BODIES: Readonly<Record<PageShape, ReactNode>> = {
  table: (
    <>
      <Skeleton className="h-8 w-64" />
      <Rows count={12} />
    </>
  ),
  report: (
    <>
      <Figures />
      <Skeleton className="h-90 rounded-lg" />
      <div className="grid gap-6 lg:grid-cols-2">
        <Skeleton className="h-64 rounded-lg" />
        <Skeleton className="h-64 rounded-lg" />
      </div>
    </>
  ),
  thing: (
    <>
      <Tabs />
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <Skeleton className="h-100 rounded-lg" />
        <div className="flex flex-col gap-4">
          <Skeleton className="h-40 rounded-lg" />
          <Skeleton className="h-40 rounded-lg" />
        </div>
      </div>
    </>
  ),
  form: (
    <div className="flex max-w-180 flex-col gap-6">
      <Skeleton className="h-40 rounded-lg" />
      <Skeleton className="h-64 rounded-lg" />
    </div>
  ),
  review: (
    <div className="grid gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <Rows count={10} />
      <Skeleton className="h-120 rounded-lg" />
    </div>
  ),
};

/** A page while it loads: title, line, and its main parts in their final places. */
export const PageSkeleton = ({ shape = 'table', headless = false }: Props) => {
  const t = useTranslations('ui');
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">{t('loading')}</span>
      {headless ? null : (
        <div className="flex flex-col gap-2">
          <Skeleton className="h-7 w-48" />
          <Skeleton className="h-5 w-full max-w-96" />
        </div>
      )}
      {BODIES[shape]}
    </div>
  );
};
