import { defineConfig } from 'vitest/config';
import { compiledMessages } from './extension/words/build.ts';

/** `unit` runs in seconds and needs nothing; `integration` starts a real PostgreSQL; `firefox` builds the extension and starts a Firefox. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [compiledMessages()],
        test: {
          name: 'unit',
          include: ['{shared,server,extension,.ci}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/*.integration.test.ts', '**/.output/**'],
          testTimeout: 30_000, // fuzzing takes seconds, and several times that on a busy machine
          expect: { poll: { timeout: 10_000 } }, // as above: a second is not enough there
        },
      },
      {
        plugins: [compiledMessages()],
        test: {
          name: 'integration',
          include: ['server/**/*.integration.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['server/src/testing/postgres.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'firefox',
          include: ['extension/e2e/firefox/*.firefox.ts'],
          testTimeout: 30_000,
          hookTimeout: 600_000, // the build comes first: seconds, and minutes on a busy machine
        },
      },
    ],
  },
});
