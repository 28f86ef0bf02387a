import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The quick ones first: most mutants end there. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const slow = ({ moduleId }: TestSpecification) => Number(/hostile|resolve|settle|assess\.test|train|as-of|fit/.test(moduleId));
    return [...files].sort((a, b) => slow(a) - slow(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

/** One folder of it (`npm run mutate -- scoring/board`): then its own tests alone. */
const folder = process.env.MUTATED ?? '{consensus,settle,scoring}';

/**
 * Only the tests of what is mutated, and of what is built on it. Without those of whole crowds, which take seconds for each mutant:
 * what they alone would notice counts as unnoticed.
 */
export default defineConfig({
  test: {
    include: [`shared/src/${folder}/**/*.test.ts`],
    exclude: ['**/crowds.test.ts'],
    setupFiles: ['.ci/mutated.setup.ts'],
    isolate: false,
    sequence: { sequencer: QuickFirst },
  },
});
