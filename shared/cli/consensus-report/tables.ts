import { type Attack, attacked } from './attacks.ts';
import { benchmark } from './data.ts';
import { accuracy, agreements, error, mean } from './measure.ts';
import { crowdOf } from './population.ts';

const seeds = [11, 12, 13];
const subsets = [0.05, 0.1, 0.2, 0.3, 0.5];

/** Accuracy on words under attack, the worst of the seeds. */
export async function* categoryReport(folder: string): AsyncGenerator<string> {
  const { reports, truth } = await benchmark(folder, 'label.csv', 'category');
  const worst = (attack: Omit<Attack, 'seed'>) =>
    Math.min(
      ...seeds.map((seed) =>
        accuracy(
          attacked(reports, truth, (right) => (right === '1' ? '0' : '1'), { ...attack, seed }),
          truth,
        ),
      ),
    );
  yield `D_PosSent, accuracy without attack: ${accuracy(reports, truth).toFixed(3)}\n`;
  yield row(
    'agents',
    'answer everything',
    '10 % different',
    'cover 60 %',
    ...subsets.map((share) => `${share * 100} %`),
    ...subsets.map((share) => `${share * 100} %, else true`),
  );
  yield line(4 + 2 * subsets.length);
  for (const agents of [1, 3, 5, 10, 20, 40, 60, 80]) {
    const whole = [{}, { different: 0.1 }, { covers: 0.6 }];
    const parts = [false, true].flatMap((truthful) => subsets.map((subset) => ({ subset, truthful })));
    yield row(agents, ...[...whole, ...parts].map((how) => worst({ agents, ...how }).toFixed(3)));
  }
}

/** Mean absolute error on numbers when agents say 60 too much. */
export async function* numberReport(folder: string): AsyncGenerator<string> {
  const { reports, truth } = await benchmark(folder, 'answer.csv', 'number');
  const right = new Map([...truth].map(([item, value]) => [item, Number(value)]));
  const byItem = Map.groupBy(reports, ({ item }) => item);
  const plain = mean(
    [...right].map(([item, value]) => Math.abs(mean((byItem.get(item) ?? []).map((report) => Number(report.value))) - value)),
  );
  yield `\nN_Emotion, mean absolute error without attack: ${error(reports, right).toFixed(2)} (of the plain mean: ${plain.toFixed(2)})\n`;
  yield row(
    'agents',
    'truth + 60 everywhere',
    'cut at 100',
    '70 %',
    '50 %',
    '30 %',
    '70 %, else true',
    '50 %, else true',
    '30 %, else true',
    'truth - 60',
  );
  yield line(10);
  const worst = (attack: Omit<Attack, 'seed'>, lie: (value: number) => number) =>
    Math.max(...seeds.map((seed) => error(attacked(reports, right, lie, { ...attack, seed }), right))).toFixed(2);
  const more = (value: number) => value + 60;
  for (const agents of [1, 3, 5, 8, 10, 15, 20]) {
    const parts = [false, true].flatMap((truthful) => [0.7, 0.5, 0.3].map((subset) => worst({ agents, subset, truthful }, more)));
    yield row(
      agents,
      worst({ agents }, more),
      worst({ agents }, (value) => Math.min(100, value + 60)),
      ...parts,
      worst({ agents }, (value) => value - 60),
    );
  }
}

/** Agreed and wrongly agreed items of sparse crowds, by number of witnesses, over several seeds. */
export function* sparseReport(): Generator<string> {
  yield '\nSparse crowds: share of items agreed / share of the agreed that are wrong, in %\n';
  yield row('hostile', 'they lie in', 'values', 'people', 'honest are right', '3 witnesses', '4 witnesses', '5 witnesses');
  yield line(8);
  for (const [hostile, lying] of [
    [0, 1],
    [0.1, 1],
    [0.2, 1],
    [0.3, 1],
    [0.3, 0.7],
    [0.3, 0.4],
    [0.4, 1],
  ] as const)
    for (const values of [2, 5, 30])
      for (const [people, right] of [
        [100, 0.97],
        [1_000, 0.97],
        [1_000, 0.9],
      ] as const) {
        const found = seeds
          .concat(14, 15, 16)
          .reduce((all, seed) => agreements(crowdOf({ people, hostile, lying, values, right, seed }), all), new Map());
        const shares = [3, 4, 5].map((count) => {
          const { items, agreed, wrong } = found.get(count) ?? { items: 1, agreed: 0, wrong: 0 };
          return `${((agreed / items) * 100).toFixed(0)} / ${((wrong / Math.max(1, agreed)) * 100).toFixed(2)}`;
        });
        yield row(`${hostile * 100} %`, `${lying * 100} %`, values, people, `${right * 100} %`, ...shares);
      }
}

function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function line(cells: number): string {
  return `|${'---|'.repeat(cells)}`;
}
