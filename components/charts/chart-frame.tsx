'use client';
import { ChartColumn, Table2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '../ui/button';

interface Props {
  readonly title: string;
  /** What is counted, in which unit and zone. */
  readonly unit: string;
  /** Null: there is nothing to draw. */
  readonly chart: ReactNode | null;
  readonly table: ReactNode;
  readonly legend?: ReactNode;
  /** Why there is nothing, and what to do. */
  readonly empty: ReactNode;
  readonly actions?: ReactNode;
  readonly note?: ReactNode;
  /** Why there is only the table so far. */
  readonly early?: ReactNode;
}

/** A chart with title, unit and legend, and the same numbers as a table behind a button. */
export const ChartFrame = ({ title, unit, chart, table, legend, empty, actions, note, early }: Props) => {
  const t = useTranslations('charts');
  const id = useId();
  const [isTable, setIsTable] = useState(false);
  const Icon = isTable ? ChartColumn : Table2;
  return (
    <figure aria-labelledby={id} className="flex min-w-0 flex-col rounded-lg border bg-surface">
      <figcaption className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3 pb-2">
        <div className="min-w-40 flex-1">
          <h2 id={id} className="text-base">
            {title}
          </h2>
          <p className="text-sm text-faint">{unit}</p>
        </div>
        {chart === null || early ? null : (
          <div className="flex items-center gap-2">
            {actions}
            <Button variant="ghost" size="sm" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
              <Icon aria-hidden="true" />
              {isTable ? t('asChart') : t('asTable')}
            </Button>
          </div>
        )}
      </figcaption>
      <div className="flex min-w-0 flex-1 flex-col gap-3 px-4 pb-4">
        {chart === null ? (
          <div className="grid min-h-40 flex-1 place-items-center text-center text-sm text-faint">{empty}</div>
        ) : early ? (
          <>
            <p className="text-sm text-soft">{early}</p>
            {table}
          </>
        ) : isTable ? (
          table
        ) : (
          <>
            {chart}
            {legend}
          </>
        )}
        {note ? <p className="text-xs text-faint">{note}</p> : null}
      </div>
    </figure>
  );
};
