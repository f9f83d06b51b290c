/** Looks shared by the axes and grids of all charts. */
export const TICK = { fill: 'var(--faint)', fontSize: 12 } as const;
export const GRID = { stroke: 'var(--line)', vertical: false } as const;
export const AXIS_LINE = { stroke: 'var(--line)' } as const;
/** Height of a chart in px: its skeleton has the same. */
export const CHART_HEIGHT = 260;
/** Size drawn before the place has been measured, in px: no empty frame in between. */
export const INITIAL_SIZE = { width: 800, height: CHART_HEIGHT } as const;
