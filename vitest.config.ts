import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['lib/**/*.test.ts', 'scripts/**/*.test.ts', 'components/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: ['lib/**/*.db.test.ts', 'scripts/**/*.db.test.ts'],
          globalSetup: ['scripts/testing/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // One file at a time: the mirror waits for the oldest transaction of the whole server, so a long one in another file's database holds it back.
          maxWorkers: 1,
        },
      },
    ],
  },
});
