import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly rows: readonly { readonly key: string; readonly label: string; readonly color?: string; readonly value: ReactNode }[];
  readonly total?: ReactNode;
}

/** What the pointer or the keyboard points at in a chart. */
export const TooltipBox = ({ title, rows, total }: Props) => (
  <div className="rounded-lg bg-surface px-3 py-2 text-xs shadow-float">
    <p className="mb-1 flex justify-between gap-6 font-medium">
      <span>{title}</span>
      {total}
    </p>
    <ul className="flex flex-col gap-0.5">
      {rows.map((row) => (
        <li key={row.key} className="flex items-center gap-1.5">
          <span aria-hidden="true" className="size-2 rounded-xs" style={{ background: row.color ?? 'transparent' }} />
          <span className="text-soft">{row.label}</span>
          <span className="ml-auto pl-4 tabular-nums">{row.value}</span>
        </li>
      ))}
    </ul>
  </div>
);
