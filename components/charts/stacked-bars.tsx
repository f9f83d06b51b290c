'use client';
import { useFormatter } from 'next-intl';
import { Bar, BarChart, CartesianGrid, Cell, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS_LINE, CHART_HEIGHT, GRID, INITIAL_SIZE, TICK } from './axis';
import type { PreparedStack, StackPoint } from './prepare-stack';
import { TooltipBox } from './tooltip-box';

interface Props {
  readonly prepared: PreparedStack;
  /** A series' name in the reader's language; null is "others". */
  readonly nameOf: (name: string | null) => string;
  /** A bucket's name: short under the axis, long in the tooltip. */
  readonly bucketOf: (start: string, length: 'short' | 'long') => string;
  readonly label: string;
  /** First bucket that is not over yet: drawn pale from here on. */
  readonly openFrom?: string | undefined;
}

/** Draws a prepared stack; decides nothing. */
export const StackedBars = ({ prepared, nameOf, bucketOf, label, openFrom }: Props) => {
  const format = useFormatter();
  const tooltip = (point: StackPoint) => (
    <TooltipBox
      title={bucketOf(point.start, 'long')}
      total={point.total === null ? '–' : format.number(point.total)}
      rows={[...prepared.series]
        .reverse()
        .filter((s) => (point.values[s.index] ?? 0) > 0)
        .map((s) => ({ key: String(s.index), label: nameOf(s.name), color: s.color, value: format.number(point.values[s.index] ?? 0) }))}
    />
  );
  return (
    <div style={{ height: CHART_HEIGHT }} className="-ml-2 min-w-0 overflow-hidden">
      <ResponsiveContainer width="100%" height="100%" minWidth={0} initialDimension={INITIAL_SIZE}>
        <BarChart data={[...prepared.points]} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} title={label} accessibilityLayer>
          <CartesianGrid {...GRID} />
          <XAxis
            dataKey="start"
            tickFormatter={(start: string) => bucketOf(start, 'short')}
            tick={TICK}
            axisLine={AXIS_LINE}
            tickLine={false}
            minTickGap={24}
            interval="equidistantPreserveStart"
          />
          <YAxis
            tick={TICK}
            axisLine={false}
            tickLine={false}
            width={44}
            allowDecimals={false}
            tickFormatter={(n: number) => format.number(n, { notation: 'compact' })}
          />
          <Tooltip
            cursor={{ fill: 'var(--hover)', opacity: 0.6 }}
            content={({ active, payload }) => {
              const point: StackPoint | undefined = payload?.[0]?.payload;
              return active && point ? tooltip(point) : null;
            }}
            isAnimationActive={false}
          />
          {prepared.series.map((s) => (
            <Bar
              key={s.index}
              dataKey={(point: StackPoint) => point.values[s.index] ?? null}
              name={nameOf(s.name)}
              stackId="all"
              fill={s.color}
              stroke="var(--surface)"
              strokeWidth={0.5}
              maxBarSize={48}
              isAnimationActive={false}
            >
              {openFrom === undefined
                ? null
                : prepared.points.map((point) => <Cell key={point.start} fillOpacity={point.start >= openFrom ? 0.5 : 1} />)}
            </Bar>
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
};
