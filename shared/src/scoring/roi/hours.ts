import type { FieldsOf } from '../../facts/observation.ts';
import { known, type Measure, missing } from '../measure.ts';
import { type AskKind, asksOf } from './asks.ts';
import type { CrowdTime, TimeKnowledge } from './inputs.ts';
import { around, plus, type Spread } from './spread.ts';
import { readingMinutes } from './task-minutes.ts';

export const hoursMethodology =
  'The median active time of people who did this campaign; before enough have, the medians of its kinds of task, one after the other; times how fast you are on campaigns that others did too. Where the crowd says nothing: the median of your own time on campaigns that you finished. Time you have spent already is part of it.';

/** Fewer people (or, for one's own time, campaigns) than this have no median worth calling one. */
const leastPeople = 3;
/** Deviation of the logarithm of one person's time around the crowd's median. */
const ofPeople = 0.45;
/** A sum over kinds of task knows less of this campaign. */
const ofTasks = 0.6;
/** Other campaigns know nothing of what this one asks. */
const ofOthers = 0.7;
const ofUnknownSpeed = 0.35;

export interface Hours {
  readonly hours: Spread;
  /** People it rests on: of the kind of task that fewest measured. From `own`: campaigns. */
  readonly n: number;
  readonly from: 'campaign' | 'tasks' | 'own';
}

/** Active hours that a campaign takes the person, from beginning to end. */
export function hoursOf(campaign: FieldsOf<'campaign'>, time: TimeKnowledge): Measure<Hours> {
  const measured = measuredFor(campaign, time);
  if (measured === undefined) return missing('time');
  const { minutes, n, from, deviation } = measured;
  const typical = around(minutes / 60, deviation);
  const spent = (time.own ?? 0) / 3_600_000;
  // What is spent is certain: it takes at least that, and what is left of the typical time on top.
  const hours =
    spent === 0
      ? typical
      : plus(
          [spent],
          typical.map((value) => Math.max(value - spent, 0)),
        );
  return known({ hours, n, from });
}

type Measured = CrowdTime & Pick<Hours, 'from'> & { readonly deviation: number };

/** The closest thing that was measured, at the person's own speed. */
function measuredFor(campaign: FieldsOf<'campaign'>, { campaign: crowd, tasks, ownSpeed, ownUsual }: TimeKnowledge): Measured | undefined {
  const atOwnSpeed = ({ minutes, n }: CrowdTime, from: 'campaign' | 'tasks', spread: number): Measured => ({
    minutes: minutes * (ownSpeed ?? 1),
    n,
    from,
    deviation: Math.hypot(ofMedian(spread, n), ownSpeed === undefined ? ofUnknownSpeed : 0),
  });
  if (crowd !== undefined && crowd.n >= leastPeople) return atOwnSpeed(crowd, 'campaign', ofPeople);
  const asked = ofAsks(campaign, tasks);
  if (asked !== undefined) return atOwnSpeed(asked, 'tasks', ofTasks);
  if (ownUsual === undefined || ownUsual.n < leastPeople) return undefined;
  return { ...ownUsual, from: 'own', deviation: ofMedian(ofOthers, ownUsual.n) };
}

/** A median of few is not certain itself. */
const ofMedian = (deviation: number, n: number) => deviation * Math.sqrt(1 + 1 / n);

function ofAsks(campaign: FieldsOf<'campaign'>, tasks: TimeKnowledge['tasks']): CrowdTime | undefined {
  const asks = campaign.tasks === undefined ? undefined : asksOf(campaign.tasks, campaign.gas);
  if (asks === undefined) return undefined;
  const needed = asks.list.filter(({ required }) => required > 0);
  const times = needed.map(({ kind, required }) => ({ time: enough(tasks, kind), required }));
  const found = times.flatMap(({ time, required }) => (time ? [{ ...time, required }] : []));
  if (found.length < needed.length || asks.unclear > found.reduce((sum, { required }) => sum + required, 0)) return undefined;
  const total = found.reduce((sum, { minutes, required }) => sum + minutes * required, 0);
  const count = found.reduce((sum, { required }) => sum + required, 0);
  // A task of no known kind takes as long as the others do on average.
  const minutes = readingMinutes + total + (count === 0 ? 0 : (total / count) * asks.unclear);
  return { minutes, n: found.length === 0 ? 1 : Math.min(...found.map(({ n }) => n)) };
}

function enough(tasks: TimeKnowledge['tasks'], kind: AskKind): CrowdTime | undefined {
  const time = tasks[kind];
  return time !== undefined && time.n >= leastPeople ? time : undefined;
}
