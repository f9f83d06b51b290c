import { useTranslations } from 'next-intl';
import { Skeleton } from './skeleton';

/** A page while it loads: title, line, filters, rows, in their final places. */
export const PageSkeleton = ({ rows = 10 }: { readonly rows?: number }) => {
  const t = useTranslations('ui');
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">{t('loading')}</span>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-7 w-48" />
        <Skeleton className="h-5 w-full max-w-96" />
      </div>
      <Skeleton className="h-8 w-64" />
      <div className="flex flex-col gap-px overflow-hidden rounded-lg border">
        {Array.from({ length: rows }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows without content
          <Skeleton key={i} className="h-9 rounded-none" />
        ))}
      </div>
    </div>
  );
};
