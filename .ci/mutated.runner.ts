import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { collectTests, getFn, getHooks, type Suite, type Test, type VitestRunner, type VitestRunnerConfig } from '@vitest/runner';
import { getTests } from '@vitest/runner/utils';
import fc from 'fast-check';

/** One folder of it (`npm run mutate -- scoring/board`): then its own tests alone. */
const folder = process.env.MUTATED ?? '{consensus,settle,scoring}';
/** Tests of whole crowds take seconds for each mutant: what they alone would notice counts as unnoticed. */
const tooSlow = /crowds\.test\.ts$/;
/** Where one test alone comes to a mutant five times as often as all tests together come to it unchanged, it goes round in circles. */
const ofHitLimit = 5 / 100;

/**
 * Runs the tests of what is mutated, and of what is built on it, for thousands of mutants in one process, where starting Vitest for each
 * takes a hundred times as long as its tests. Works for these tests because they are pure; a mutant that leaves something behind, a wrong
 * text in a cache, say, is found out, and the next one gets a new process.
 */
class InProcess implements TestRunner {
  /** What the changed files read: which mutant is on, and where to note what is run. */
  readonly #stryker: { [K in keyof InstrumenterContext]: InstrumenterContext[K] | undefined } = {};
  readonly #tests = new Map<string, Test>();
  /** How long each test took when it last ran: the quick ones come first, because most mutants end there. */
  readonly #took = new Map<string, number>();
  #isFresh = true;
  #isStained = false;

  static readonly inject = [] as const;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: this.#stryker });
    fc.configureGlobal({ numRuns: 25, seed: 1, endOnFailure: true }); // a few examples each, and always the same ones
    const files = globSync(`shared/src/${folder}/**/*.test.ts`).filter((file) => !tooSlow.test(file));
    const found = await collectTests(
      files.sort().map((file) => path.resolve(file)),
      collector,
    );
    for (const { result } of found) if (result?.errors?.[0]) throw new Error(result.errors[0].message);
    for (const test of getTests(found)) this.#tests.set(test.id, test);
  }

  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    for (const [id, { fullName }] of this.#tests) {
      const failureMessage = await this.#run(id);
      const about = { id, name: fullName, timeSpentMs: this.#took.get(id) ?? 0 };
      tests.push(failureMessage ? { ...about, status: TestStatus.Failed, failureMessage } : { ...about, status: TestStatus.Success });
    }
    return { status: DryRunStatus.Complete, tests, ...(this.#stryker.mutantCoverage && { mutantCoverage: this.#stryker.mutantCoverage }) };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit: most }: MutantRunOptions): Promise<MutantRunResult> {
    if (this.#isStained) throw new Error('Asks for a new process.');
    const hitLimit = most && most * ofHitLimit;
    const isFirst = this.#isFresh;
    this.#isFresh = false;
    const time = (id: string) => this.#took.get(id) ?? 0;
    const wanted = [...(testFilter ?? this.#tests.keys())].sort((a, b) => time(a) - time(b));
    let nrOfTests = 0;
    for (const id of wanted) {
      nrOfTests += 1;
      Object.assign(this.#stryker, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
      const failureMessage = await this.#run(id);
      const { hitCount } = this.#stryker;
      this.#stryker.activeMutant = undefined;
      if (!failureMessage) continue;

      this.#isStained = (await this.#run(id)) !== undefined;
      if (this.#isStained && !isFirst) throw new Error('An earlier mutant may have been what failed this test.');
      const killed: MutantRunResult = { status: MutantRunStatus.Killed, killedBy: [id], failureMessage, nrOfTests };
      return determineHitLimitReached(hitCount, hitLimit) ? { status: MutantRunStatus.Timeout } : killed;
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  /** Runs one test and all that comes before and after it. @returns Why it failed. */
  async #run(id: string): Promise<string | undefined> {
    const test = this.#tests.get(id);
    if (!test) throw new RangeError(`No test is called "${id}".`);
    const hooks = suitesOf(test).map(getHooks);
    const started = performance.now();
    this.#stryker.currentTestId = id;
    try {
      for (const { beforeAll, beforeEach } of hooks)
        for (const before of [...beforeAll, ...beforeEach]) await Reflect.apply(before, test, []);
      await getFn(test)();
      return undefined;
    } catch (error) {
      return String(error);
    } finally {
      this.#stryker.currentTestId = undefined;
      this.#took.set(id, performance.now() - started);
    }
  }
}

/** What collecting needs to know of a configuration. Nothing ends a test but its mutant's own time limit. */
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

/** From its file on inwards. */
function suitesOf({ suite, file }: Test): Suite[] {
  const suites: Suite[] = [];
  for (let one = suite; one; one = one.suite) suites.unshift(one);
  return [file, ...suites];
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcess)];
