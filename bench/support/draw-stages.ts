/** One bar: what was measured and the parts it is made of, bottom first. */
export interface StageBar {
  readonly label: string;
  readonly stages: Readonly<Record<string, number>>;
}

/** A picture of bars side by side, each stacked from its stages. */
export interface StagePicture {
  readonly title: string;
  /** Of the numbers, after them: `s`, `MB`. */
  readonly unit: string;
  readonly bars: readonly StageBar[];
}

const COLOURS = [
  '#4269d0',
  '#efb118',
  '#ff725c',
  '#6cc5b0',
  '#3ca951',
  '#ff8ab7',
  '#a463f2',
  '#97bbf5',
  '#9c6b4e',
  '#9498a0',
  '#1f2a5c',
  '#c9b037',
];
const WIDTH = 760;
const HEIGHT = 380;
const LEFT = 56;
const TOP = 48;
const LEGEND = 180;
const BASE = HEIGHT - 40;

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const total = (bar: StageBar): number => Object.values(bar.stages).reduce((sum, n) => sum + n, 0);
const short = (n: number): string => (n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2));
const label = (x: number, y: number, text: string, extra = ''): string => `<text x="${x}" y="${y}" ${extra}>${escapeXml(text)}</text>`;

/** Steps of the scale: about five round numbers up to `most`. */
const ticks = (most: number): number[] => {
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
};

/** Draws the picture as SVG: a bar a measurement with its sum on top, a colour a stage, a scale from zero. Stages keep the order in which they first occur. */
export const drawStages = ({ title, unit, bars }: StagePicture): string => {
  const names = [...new Set(bars.flatMap((bar) => Object.keys(bar.stages)))];
  const colour = (name: string): string => COLOURS[names.indexOf(name) % COLOURS.length] ?? '#888';
  const most = Math.max(1e-9, ...bars.map(total));
  const scale = (BASE - TOP) / (most * 1.08);
  const slot = (WIDTH - LEFT - LEGEND) / Math.max(1, bars.length);
  const parts = [label(LEFT, 24, title, 'font-size="15" font-weight="600"')];
  for (const tick of ticks(most)) {
    const y = BASE - tick * scale;
    parts.push(`<line x1="${LEFT}" x2="${WIDTH - LEGEND}" y1="${y}" y2="${y}" stroke="#8884"/>`);
    parts.push(label(LEFT - 6, y + 4, `${Number(tick.toPrecision(3))} ${unit}`, 'text-anchor="end"'));
  }
  bars.forEach((bar, i) => {
    const x = LEFT + i * slot + slot * 0.2;
    let y = BASE;
    for (const [name, value] of Object.entries(bar.stages)) {
      y -= value * scale;
      parts.push(
        `<rect x="${x}" y="${y}" width="${slot * 0.6}" height="${value * scale}" fill="${colour(name)}"><title>${escapeXml(name)}: ${short(value)} ${unit}</title></rect>`,
      );
    }
    parts.push(label(x + slot * 0.3, y - 5, `${short(total(bar))} ${unit}`, 'text-anchor="middle" font-weight="600"'));
    parts.push(label(x + slot * 0.3, BASE + 18, bar.label, 'text-anchor="middle"'));
  });
  names.toReversed().forEach((name, i) => {
    const y = TOP + i * 20;
    parts.push(`<rect x="${WIDTH - LEGEND + 20}" y="${y}" width="12" height="12" fill="${colour(name)}"/>`);
    parts.push(label(WIDTH - LEGEND + 38, y + 10, name));
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" fill="#666" role="img" aria-label="${escapeXml(title)}">\n${parts.join('\n')}\n</svg>\n`;
};
