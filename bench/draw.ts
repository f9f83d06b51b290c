// Draws the kept results of the benches as SVG beside them: growth with the amount of data, and time per stage.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { drawStages, type StageBar } from './support/draw-stages.ts';

const DIRECTORY = fileURLToPath(new URL('./results/', import.meta.url));

/** A picture and the results it is drawn from, a bar each, smallest first. */
interface Picture {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** Names of the results; the first group is the amount of data. */
  readonly results: RegExp;
  /** What is counted by that amount. */
  readonly counted: string;
  /** The parts of a bar, by what they are called. */
  readonly stages: (result: unknown) => StageBar['stages'];
}

const seconds = z.record(z.string(), z.number());
const matchSchema = z.object({ seconds });
const segmentsSchema = z.object({ msByKind: z.record(z.string(), z.number()) });
const importSchema = z.object({ stages: seconds, cpuSeconds: seconds });

const importPictures = (kind: 'people' | 'events', counted: string): Picture[] => [
  {
    name: `import-${kind}`,
    title: `Import of ${counted}: seconds per stage`,
    unit: 's',
    results: new RegExp(`^import-${kind}-(\\d+)\\.json$`),
    counted,
    stages: (result) => importSchema.parse(result).stages,
  },
  {
    name: `import-${kind}-cpu`,
    title: `Import of ${counted}: CPU seconds by process`,
    unit: 's',
    results: new RegExp(`^import-${kind}-(\\d+)\\.json$`),
    counted,
    stages: (result) => importSchema.parse(result).cpuSeconds,
  },
];

const PICTURES: readonly Picture[] = [
  {
    name: 'match',
    title: 'Matching: seconds per stage',
    unit: 's',
    results: /^match-(\d+)\.json$/,
    counted: 'records',
    stages: (result) => matchSchema.parse(result).seconds,
  },
  {
    name: 'segments',
    title: 'Segments: milliseconds of the 24 rules, medians added up',
    unit: 'ms',
    results: /^segments-(\d+)\.json$/,
    counted: 'people',
    stages: (result) => segmentsSchema.parse(result).msByKind,
  },
  ...importPictures('people', 'people'),
  ...importPictures('events', 'order lines'),
];

const amountText = (amount: number): string =>
  amount >= 1_000_000 ? `${(amount / 1_000_000).toLocaleString('en')} M` : `${(amount / 1_000).toLocaleString('en')} k`;

for (const { name, title, unit, results, counted, stages } of PICTURES) {
  const bars = readdirSync(DIRECTORY)
    .flatMap((file) => {
      const amount = Number(results.exec(file)?.[1] ?? 0);
      return amount > 0 ? [{ amount, result: JSON.parse(readFileSync(DIRECTORY + file, 'utf8')) as unknown }] : [];
    })
    .sort((x, y) => x.amount - y.amount)
    .map(({ amount, result }) => ({ label: `${amountText(amount)} ${counted}`, stages: stages(result) }));
  if (bars.length > 0) writeFileSync(`${DIRECTORY}${name}.svg`, drawStages({ title, unit, bars }));
}
