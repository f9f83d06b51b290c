import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const DIRECTORY = fileURLToPath(new URL('../results/', import.meta.url));

/** Keeps the figures of a bench in `bench/results/<name>.json`, with machine, command and date, and prints them. */
export const writeResult = (name: string, figures: Readonly<Record<string, unknown>>, { print = true } = {}): void => {
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
  const result = {
    bench: name,
    date: new Date().toISOString(),
    command: `node ${process.argv
      .slice(1)
      .map((part) => part.replace(`${process.cwd()}/`, ''))
      .join(' ')}`,
    machine,
    ...figures,
  };
  mkdirSync(DIRECTORY, { recursive: true });
  writeFileSync(`${DIRECTORY}${name}.json`, `${JSON.stringify(result, null, 2)}\n`);
  if (print) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
};
