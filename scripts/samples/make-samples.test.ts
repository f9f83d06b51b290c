import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTempFolder } from '../testing/temp-folder.ts';
import { makeSamples } from './make-samples.ts';
import { writeSamples } from './write.ts';

test('the committed samples are what the generator writes', () => {
  const folder = makeTempFolder('samples');
  writeSamples(folder, makeSamples());
  for (const name of readdirSync(folder))
    expect(readFileSync(join('samples', name)).equals(readFileSync(join(folder, name))), name).toBe(true);
});

test('another seed gives another company', () => {
  expect(makeSamples(1, 200)[0]?.rows[0]?.cells).not.toEqual(makeSamples(2, 200)[0]?.rows[0]?.cells);
});

test('only the torn rows of the CRM have another width than their header', () => {
  for (const file of makeSamples(3, 300)) {
    const torn = file.rows.filter((row) => row.cells.length !== file.header.length).length;
    if (file.name === 'crm-contacts.csv') expect(torn).toBeGreaterThan(0);
    else expect(torn, file.name).toBe(0);
  }
});
