import { defineConfig } from 'vitest/config';

/** Only the tests of what is mutated. */
export default defineConfig({ test: { include: ['shared/src/consensus/**/*.test.ts'] } });
