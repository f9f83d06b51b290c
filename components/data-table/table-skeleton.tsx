import { Skeleton } from '../ui/skeleton';

/** A table of the final geometry while it loads. */
export const TableSkeleton = ({ rows = 8, columns = 4 }: { readonly rows?: number; readonly columns?: number }) => (
  <div aria-hidden="true" className="overflow-hidden rounded-lg border bg-surface">
    <div className="h-9 border-b bg-canvas" />
    {Array.from({ length: rows }, (_, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows without content
      <div key={row} className="flex h-9 items-center gap-6 border-b px-3 last:border-b-0">
        {Array.from({ length: columns }, (_, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells without content
          <Skeleton key={column} className={column === 0 ? 'h-3 w-1/3' : 'h-3 flex-1'} />
        ))}
      </div>
    ))}
  </div>
);
