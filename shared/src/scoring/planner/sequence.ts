import type { EntityKey } from '../../facts/entity.ts';
import type { Step, Week } from './step.ts';

/**
 * In which order to do what was chosen: what was begun, then places that run out, then what pays most for an hour, as far as deadlines let
 * it go ahead of what stands before it. Parts stay before what holds them, and what opens later stays last.
 * @param steps In an order in which all are in time.
 * @param holds The campaigns that must come before a campaign.
 */
export function sequence(steps: readonly Step[], holds: (key: EntityKey) => readonly EntityKey[]): Step[] {
  const waiting = [...steps];
  const done: Step[] = [];
  let worked = 0;
  while (waiting.length > 0) {
    let pick = 0;
    let end = worked;
    // How much later everything before this one could still be done.
    let slack = Number.POSITIVE_INFINITY;
    for (const [at, step] of waiting.entries()) {
      if (step.after > 0) break;
      const before = waiting[pick];
      const needed = holds(step.candidate.key);
      const free =
        step.minutes <= slack && worked + step.minutes <= step.due && !waiting.some((other) => needed.includes(other.candidate.key));
      if (at > 0 && free && before !== undefined && urgency(step) > urgency(before)) pick = at;
      end += step.minutes;
      slack = Math.min(slack, step.due - end);
    }
    const [step] = waiting.splice(pick, 1);
    if (step === undefined) break;
    worked += step.minutes;
    done.push(step);
  }
  return done;
}

function urgency({ candidate: { state, campaign }, worth, minutes }: Step): number {
  const class_ = state === 'begun' ? 2 : campaign.distribution === 'fcfs' ? 1 : 0;
  return class_ * 1e9 + worth / minutes;
}

/** The latest moment for each to begin, so that it and everything behind it is still done in time; in ms. */
export function latestStarts(steps: readonly Step[], week: Week, deadline: (step: Step) => number): number[] {
  const starts: number[] = [];
  let next = week.end;
  for (const step of [...steps].reverse()) {
    next = Math.min(next, deadline(step)) - week.lasts(step.minutes);
    starts.push(next);
  }
  return starts.reverse();
}
