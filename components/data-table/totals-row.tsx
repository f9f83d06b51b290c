import type { ReactNode } from 'react';
import { cn } from '../ui/cn';
import type { Column } from './column';

interface Props<T> {
  readonly columns: readonly Column<T>[];
  readonly totals: Readonly<Record<string, ReactNode>>;
  readonly hasActions: boolean;
}

/** The line over all rows, which stays in view at the foot of the table. */
export const TotalsRow = <T,>({ columns, totals, hasActions }: Props<T>) => (
  <tfoot>
    <tr>
      {columns.map((column) => (
        <td
          key={column.id}
          className={cn(
            'sticky bottom-0 h-9 border-t bg-canvas px-2 font-medium first:left-0 first:z-1 first:pl-3 last:pr-3 xl:px-3',
            column.align === 'right' && 'text-right tabular-nums',
            column.priority === 'low' && 'hidden xl:table-cell',
          )}
        >
          {totals[column.id]}
        </td>
      ))}
      {hasActions ? <td className="sticky bottom-0 w-0 border-t bg-canvas" /> : null}
    </tr>
  </tfoot>
);
