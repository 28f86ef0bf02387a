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
import type { Suite } from '@vitest/runner';
import { MutatedTests, outOfTime } from './mutated.tests.ts';

/** Where one test alone comes to a mutant five times as often as all tests together come to it unchanged, it goes round in circles. */
const ofHitLimit = 5 / 100;

/**
 * Tries thousands of mutants in one process: to start Vitest for each takes a hundred times as long as its tests. That works for these
 * tests because they are pure. A mutant that leaves something behind, a wrong text in a cache, say, is found out, and the next one gets a
 * new process.
 */
class InProcess implements TestRunner {
  static readonly inject = [] as const;
  /** What the changed files read: which mutant is on, and where to note what is run. */
  readonly #stryker: { [K in keyof InstrumenterContext]: InstrumenterContext[K] | undefined } = {};
  readonly #tests = new MutatedTests();
  #isFresh = true;
  #isStained = false;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: this.#stryker });
    await this.#tests.collect();
  }

  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    for (const [id, { fullName }] of this.#tests.all) {
      this.#stryker.currentTestId = id;
      const failureMessage = await this.#tests.run(id);
      this.#stryker.currentTestId = undefined;
      const about = { id, name: fullName, timeSpentMs: this.#tests.took(id) };
      tests.push(failureMessage ? { ...about, status: TestStatus.Failed, failureMessage } : { ...about, status: TestStatus.Success });
    }
    return { status: DryRunStatus.Complete, tests, ...(this.#stryker.mutantCoverage && { mutantCoverage: this.#stryker.mutantCoverage }) };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit: most }: MutantRunOptions): Promise<MutantRunResult> {
    if (this.#isStained) throw new Error('Asks for a new process.');
    const hitLimit = most && most * ofHitLimit;
    const isFirst = this.#isFresh;
    this.#isFresh = false;
    // The quick ones come first: most mutants end there.
    const wanted = [...(testFilter ?? this.#tests.all.keys())].sort((a, b) => this.#tests.took(a) - this.#tests.took(b));
    const begun = new Set<Suite>();
    for (const [place, id] of wanted.entries()) {
      Object.assign(this.#stryker, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
      const failureMessage = await this.#tests.run(id, begun);
      const { hitCount } = this.#stryker;
      this.#stryker.activeMutant = undefined;
      if (!failureMessage) continue;

      this.#isStained = (await this.#tests.run(id)) !== undefined;
      if (this.#isStained && !isFirst) throw new Error('An earlier mutant may have been what failed this test.');
      if (failureMessage.includes(outOfTime) || determineHitLimitReached(hitCount, hitLimit)) return { status: MutantRunStatus.Timeout };
      return { status: MutantRunStatus.Killed, killedBy: [id], failureMessage, nrOfTests: place + 1 };
    }
    return { status: MutantRunStatus.Survived, nrOfTests: wanted.length };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcess)];
