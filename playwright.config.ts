import { defineConfig } from '@playwright/test';

/** End-to-end: the built extension in a real Chromium against the replicas. One worker: a browser each is enough for a machine. */
export default defineConfig({
  testDir: 'extension/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './extension/e2e/harness/build.setup.ts',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: 'line',
});
