import type { Family } from './families.ts';
import type { Step } from './step.ts';
import { type Bundle, Table } from './table.ts';

/**
 * The steps that are worth most together and can all be done in time, in an order in which they are.
 *
 * Exact: steps by their deadlines, for every number of minutes the best worth that ends there. A family stands where its first part is
 * due: whole, or its parts by themselves. What opens later in the week and lasts to its end is chosen the same way from the end of the
 * week backwards. So more minutes, or later deadlines, never make the worth less.
 * @param minutes There are in all.
 * @param worthOf Of a step, in any unit; never negative.
 * @see Lawler and Moore, "A functional equation and its application to resource allocation and sequencing problems",
 *   Management Science 16(1), 1969.
 */
export function choose(
  loose: readonly Step[],
  families: readonly Family[],
  minutes: number,
  worthOf: (step: Step) => number,
): readonly Step[] {
  const bundle = bundler(worthOf);
  const front = new Table(minutes);
  const groups = [
    ...undominated(
      loose.filter(({ after }) => after === 0),
      minutes,
      worthOf,
    ).map((step) => ({ single: [step], whole: undefined })),
    ...families.map(({ single, whole }) => ({ single: single.filter(({ after }) => after === 0).sort(byDue), whole })),
  ];
  for (const { single, whole } of groups.sort((a, b) => firstDue(a) - firstDue(b))) {
    const bundles = single.map((step) => bundle([step]));
    if (whole) front.offerInstead(bundles, bundle(whole));
    else for (const each of bundles) front.offer(each);
  }
  const back = new Table(minutes);
  const later = [...loose, ...families.flatMap(({ single }) => single)].filter(({ after }) => after > 0);
  for (const step of later.sort((a, b) => a.after - b.after)) back.offer({ ...bundle([step]), latest: step.after });
  const [first, last] = split(front.best, back.best);
  return [...front.behind(first), ...back.behind(last).reverse()].flatMap(({ steps }) => steps);
}

const byDue = (a: Step, b: Step) => a.due - b.due;
const firstDue = ({ single, whole }: Family) => Math.min(...[...single, ...(whole ?? [])].map(({ due }) => due));

const bundler =
  (worthOf: (step: Step) => number) =>
  (steps: readonly Step[]): Bundle => {
    let minutes = 0;
    let slack = Number.POSITIVE_INFINITY;
    for (const step of steps) {
      minutes += step.minutes;
      slack = Math.min(slack, step.due - minutes);
    }
    return { steps, minutes, worth: steps.reduce((sum, step) => sum + worthOf(step), 0), latest: slack + minutes };
  };

/**
 * Without steps that some best choice does without: those for which others, worth no less, no longer and due no earlier, fill all the time
 * there is. In whatever holds such a step, one of the others is missing and can take its place.
 */
function undominated(steps: readonly Step[], minutes: number, worthOf: (step: Step) => number): Step[] {
  const kept: Step[] = [];
  for (const step of [...steps].sort((a, b) => worthOf(b) - worthOf(a) || a.minutes - b.minutes || b.due - a.due)) {
    let filled = 0;
    for (const other of kept) {
      if (other.minutes <= step.minutes && other.due >= step.due) filled += other.minutes;
      if (filled >= minutes) break;
    }
    if (filled < minutes) kept.push(step);
  }
  return kept;
}

/** How many minutes to fill with what is open and with what opens later. The fewest of those that are worth most. */
function split(front: Float64Array, back: Float64Array): readonly [number, number] {
  let found: readonly [number, number] = [0, 0];
  let most = 0;
  // The best for at most so many minutes: the fewest minutes that reach it.
  const upTo = new Uint32Array(back.length);
  for (let at = 1; at < back.length; at++) {
    const before = upTo[at - 1] ?? 0;
    upTo[at] = (back[at] ?? 0) > (back[before] ?? 0) ? at : before;
  }
  for (const [first, worth] of front.entries()) {
    const last = upTo[back.length - 1 - first] ?? 0;
    const sum = worth + (back[last] ?? 0);
    if (sum > most) {
      most = sum;
      found = [first, last];
    }
  }
  return found;
}
