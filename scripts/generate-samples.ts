import { mkdirSync } from 'node:fs';
import { makeSamples } from './samples/make-samples.ts';
import { writeSamples } from './samples/write.ts';

const folder = process.argv[2] ?? 'samples';
mkdirSync(folder, { recursive: true });
const hash = writeSamples(folder, makeSamples());
process.stderr.write(`Samples written to ${folder} (sha256 ${hash})\n`);
