import type { Step } from './step.ts';

const tsconfigs = ['shared', 'shared/tsconfig.tools.json', 'server', 'server/src/pages', 'extension', '.ci/tsconfig.json'];

const unit: Step = {
  title: 'Unit tests',
  command: ['vitest', 'run', '--project', 'unit', '--reporter=default', '--reporter=json', '--outputFile.json={report}'],
  count: vitestTally,
};

/** What runs in seconds, before every commit. */
export const quickChecks: readonly Step[] = [
  { title: 'Format and lint', command: ['biome', 'ci', '--colors=off', '--error-on-warnings', '.'] },
  { title: 'Extension types are generated', command: ['wxt', 'prepare'] },
  ...tsconfigs.map((project): Step => ({ title: `Types of ${project}`, command: ['tsc', '-p', project] })),
  { title: 'Import boundaries', command: ['depcruise', '--config', '.dependency-cruiser.mjs', 'shared', 'server', 'extension'] },
  { title: 'Unused code', command: ['knip', '--no-progress'] },
  unit,
];

export const integration: Step = {
  title: 'Integration tests on PostgreSQL',
  command: ['vitest', 'run', '--project', 'integration', '--reporter=default', '--reporter=json', '--outputFile.json={report}'],
  count: vitestTally,
};

export const endToEnd: Step = {
  title: 'End-to-end tests in Chromium',
  command: ['playwright', 'test', '--reporter=line,json'],
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: 'set by the runner' },
  count: playwrightTally,
};

/** LENS_FIREFOX names the browser; without one they are skipped, and who started this was told so. */
export const firefox: Step = {
  title: 'Main path in Firefox',
  command: ['vitest', 'run', '--project', 'firefox', '--reporter=default', '--reporter=json', '--outputFile.json={report}'],
  count: vitestTally,
};

/** A skipped test counts as neither; the suites themselves say why they skip. */
function vitestTally(report: unknown) {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = report as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
  };
  return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0) };
}

function playwrightTally(report: unknown) {
  const { stats } = report as { stats: { expected: number; unexpected: number; flaky: number } };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}
