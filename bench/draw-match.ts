// Draws bench/results/match-<records>.json: seconds per stage against the number of records, as bench/results/match.svg.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { drawStages } from './support/draw-stages.ts';

const DIRECTORY = fileURLToPath(new URL('./results/', import.meta.url));
const resultSchema = z.object({ records: z.number(), seconds: z.record(z.string(), z.number()) });

const results = readdirSync(DIRECTORY)
  .filter((name) => /^match-\d+\.json$/.test(name))
  .map((name) => resultSchema.parse(JSON.parse(readFileSync(DIRECTORY + name, 'utf8'))))
  .sort((x, y) => x.records - y.records);

const svg = drawStages({
  title: 'Matching: seconds per stage',
  unit: 's',
  bars: results.map(({ records, seconds }) => ({ label: `${(records / 1000).toLocaleString('en')} k records`, stages: seconds })),
});
writeFileSync(`${DIRECTORY}match.svg`, svg);
