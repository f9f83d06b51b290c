'use client';
import { useFormatter } from 'next-intl';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS_LINE, CHART_HEIGHT, GRID, INITIAL_SIZE, TICK } from './axis';
import { TooltipBox } from './tooltip-box';

export interface TrendPoint {
  readonly day: string;
  /** One per series; null is a gap. */
  readonly values: readonly (number | null)[];
}

export interface TrendSeries {
  readonly index: number;
  readonly label: string;
  readonly color: string;
  readonly strong?: boolean;
}

interface Props {
  readonly label: string;
  readonly points: readonly TrendPoint[];
  readonly series: readonly TrendSeries[];
  /** Days with a mark and what happened then. */
  readonly marks: ReadonlyMap<string, string>;
  readonly dayOf: (day: string, length: 'short' | 'long') => string;
  /** Ends of the scale. */
  readonly domain: readonly [number, number];
}

/** Draws lines by day with marks; a gap stays a gap. */
export const TrendLines = ({ label, points, series, marks, dayOf, domain }: Props) => {
  const format = useFormatter();
  const tooltip = (point: TrendPoint) => {
    const mark = marks.get(point.day);
    const rows = series.map((s) => {
      const value = point.values[s.index];
      return {
        key: String(s.index),
        label: s.label,
        color: s.color,
        value: value === null || value === undefined ? '–' : format.number(value, { maximumFractionDigits: 1 }),
      };
    });
    return <TooltipBox title={dayOf(point.day, 'long')} rows={mark ? [...rows, { key: 'mark', label: mark, value: '' }] : rows} />;
  };
  return (
    <div style={{ height: CHART_HEIGHT }} className="-ml-2 min-w-0 overflow-hidden">
      <ResponsiveContainer width="100%" height="100%" minWidth={0} initialDimension={INITIAL_SIZE}>
        <LineChart data={[...points]} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} title={label} accessibilityLayer>
          <CartesianGrid {...GRID} />
          <XAxis
            dataKey="day"
            tickFormatter={(day: string) => dayOf(day, 'short')}
            tick={TICK}
            axisLine={AXIS_LINE}
            tickLine={false}
            minTickGap={32}
            interval="equidistantPreserveStart"
          />
          <YAxis domain={[...domain]} tick={TICK} axisLine={false} tickLine={false} width={40} />
          {[...marks.keys()].map((day) => (
            <ReferenceLine key={day} x={day} stroke="var(--control)" strokeDasharray="2 3" />
          ))}
          <Tooltip
            cursor={{ stroke: 'var(--control)' }}
            content={({ active, payload }) => {
              const point: TrendPoint | undefined = payload?.[0]?.payload;
              return active && point ? tooltip(point) : null;
            }}
            isAnimationActive={false}
          />
          {series.map((s) => (
            <Line
              key={s.index}
              dataKey={(point: TrendPoint) => point.values[s.index] ?? null}
              name={s.label}
              stroke={s.color}
              strokeWidth={s.strong ? 2.5 : 1.5}
              dot={points.length < 32 ? { r: s.strong ? 3 : 2, fill: s.color, strokeWidth: 0 } : false}
              connectNulls={false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
};
