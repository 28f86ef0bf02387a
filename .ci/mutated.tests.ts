import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { collectTests, getFn, getHooks, type Suite, type Test, type VitestRunner, type VitestRunnerConfig } from '@vitest/runner';
import { getTests } from '@vitest/runner/utils';
import fc from 'fast-check';

/** One folder of it (`npm run mutate -- scoring/board`): then its own tests alone. */
const folder = process.env.MUTATED ?? '{consensus,settle,scoring}';
/** Tests of whole crowds take seconds for each mutant: what they alone would notice counts as unnoticed. */
const tooSlow = /crowds\.test\.ts$/;
/** A test is stopped when it takes so much longer than it last did when it passed, and so many milliseconds more. */
const [slowerAtMost, moreAtMost] = [10, 5_000];

/** The tests of what is mutated, and of what is built on it, each to be run in this process again and again. They are all synchronous. */
export class MutatedTests {
  /** By their ids. */
  readonly all = new Map<string, Test>();
  readonly #took = new Map<string, number>();

  async collect(): Promise<void> {
    fc.configureGlobal({ numRuns: 25, seed: 1, endOnFailure: true }); // a few examples each, and always the same ones
    const names = globSync(`shared/src/${folder}/**/*.test.ts`).filter((file) => !tooSlow.test(file));
    const files = await collectTests(
      names.sort().map((name) => path.resolve(name)),
      collector,
    );
    for (const { result } of files) if (result?.errors?.[0]) throw new Error(result.errors[0].message);
    for (const test of getTests(files)) this.all.set(test.id, test);
  }

  /** How many milliseconds a test took when it last passed; 0 when it never did. */
  took(id: string): number {
    return this.#took.get(id) ?? 0;
  }

  /**
   * Runs a test and all that comes before it.
   * @param begun Suites of which what comes before all of their tests has been done.
   * @returns Why it failed; {@link outOfTime} among the words when it was stopped.
   */
  async run(id: string, begun = new Set<Suite>()): Promise<string | undefined> {
    const test = this.all.get(id);
    if (!test) throw new RangeError(`No test is called "${id}".`);
    const took = this.#took.get(id);
    const started = performance.now();
    try {
      for (const suite of suitesOf(test)) {
        const { beforeAll, beforeEach } = getHooks(suite);
        for (const before of [...(begun.has(suite) ? [] : beforeAll), ...beforeEach]) await Reflect.apply(before, test, []);
        begun.add(suite);
      }
      Object.assign(globalThis, { mutatedTest: getFn(test) });
      await call.runInThisContext(took === undefined ? {} : { timeout: Math.ceil(slowerAtMost * took + moreAtMost) });
      this.#took.set(id, performance.now() - started);
      return undefined;
    } catch (error) {
      return String(error);
    }
  }
}

/** Only a script can be stopped in the middle of a loop that never ends. */
const call = new Script('mutatedTest()');
export const outOfTime = 'Script execution timed out';

/** From its file on inwards. */
function suitesOf({ suite, file }: Test): Suite[] {
  const suites: Suite[] = [];
  for (let one = suite; one; one = one.suite) suites.unshift(one);
  return [file, ...suites];
}

/** What collecting needs to know of a configuration. */
const config: VitestRunnerConfig = {
  root: process.cwd(),
  name: undefined,
  setupFiles: [],
  passWithNoTests: false,
  testNamePattern: undefined,
  allowOnly: false,
  sequence: { seed: 1, hooks: 'list', setupFiles: 'list' },
  chaiConfig: undefined,
  maxConcurrency: 1,
  testTimeout: 0,
  hookTimeout: 0,
  retry: 0,
  includeTaskLocation: false,
  tags: [],
  tagsFilter: undefined,
  strictTags: false,
};

const collector: VitestRunner = { config, importFile: (file) => import(pathToFileURL(file).href) };
