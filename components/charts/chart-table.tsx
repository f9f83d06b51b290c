'use client';
import type { ReactNode } from 'react';
import { cn } from '../ui/cn';

interface Props {
  readonly label: string;
  readonly head: readonly ReactNode[];
  /** First cell of each row is its heading. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

const CELL = 'h-7 border-b px-2 whitespace-nowrap';

/** The numbers of a chart. */
export const ChartTable = ({ label, head, rows }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard
  <section aria-label={label} tabIndex={0} className="relative max-h-80 overflow-auto rounded-md border">
    <table className="w-full border-separate border-spacing-0 text-sm">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr>
          {head.map((cell, i) => (
            <th
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
              key={i}
              scope="col"
              className={cn(CELL, 'sticky top-0 bg-canvas text-xs font-medium text-faint', i === 0 ? 'text-left' : 'text-right')}
            >
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, i) =>
              i === 0 ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                <th key={i} scope="row" className={cn(CELL, 'text-left font-normal')}>
                  {cell}
                </th>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                <td key={i} className={cn(CELL, 'text-right tabular-nums')}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
