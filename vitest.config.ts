import { defineConfig } from 'vitest/config';
import { compiledMessages } from './extension/words/build.ts';

/** `unit` runs in seconds and needs nothing; `integration` starts a real PostgreSQL. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [compiledMessages()],
        test: {
          name: 'unit',
          include: ['{shared,server,extension}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/*.integration.test.ts', '**/.output/**'],
          testTimeout: 30_000, // fuzzing takes seconds, and several times that on a busy machine
          expect: { poll: { timeout: 10_000 } }, // as above: a second is not enough there
        },
      },
      {
        test: {
          name: 'integration',
          include: ['server/**/*.integration.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['server/src/testing/postgres.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
