import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/testing/longest-first.ts';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          setupFiles: ['scripts/testing/property-seed.ts'],
          name: 'unit',
          include: ['lib/**/*.test.ts', 'scripts/**/*.test.ts', 'components/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          setupFiles: ['scripts/testing/property-seed.ts'],
          name: 'database',
          include: ['lib/**/*.db.test.ts', 'scripts/**/*.db.test.ts', 'bench/**/*.db.test.ts'],
          globalSetup: ['scripts/testing/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Two files at a time, on the two cores that a small machine has; each worker has stores of its own.
          maxWorkers: 2,
          // After the unit tests: projects of different numbers of workers do not run side by side.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
