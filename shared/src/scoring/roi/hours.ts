import type { FieldsOf } from '../../facts/observation.ts';
import { known, type Measure, missing } from '../measure.ts';
import { type AskKind, asksOf } from './asks.ts';
import type { CrowdTime, TimeKnowledge } from './inputs.ts';
import { around, plus, type Spread } from './spread.ts';

export const hoursMethodology =
  'The median active time of people who did this campaign; before enough have, the medians of its kinds of task, one after the other; times how fast you are on campaigns that others did too. Time you have spent already is part of it.';

/** Fewer people than this have no median worth calling one. */
const leastPeople = 3;
/** Deviation of the logarithm of one person's time around the crowd's median. */
const ofPeople = 0.45;
/** A sum over kinds of task knows less of this campaign. */
const ofTasks = 0.6;
const ofUnknownSpeed = 0.35;
/** A page takes this long to open and read, whatever it asks for, in minutes. */
const reading = 1;

export interface Hours {
  readonly hours: Spread;
  /** People it rests on: of the kind of task that fewest measured. */
  readonly n: number;
  readonly from: 'campaign' | 'tasks';
}

/** Active hours that a campaign takes the person, from beginning to end. */
export function hoursOf(campaign: FieldsOf<'campaign'>, time: TimeKnowledge): Measure<Hours> {
  const crowd = time.campaign !== undefined && time.campaign.n >= leastPeople ? time.campaign : undefined;
  const measured = crowd ?? ofAsks(campaign, time.tasks);
  if (measured === undefined) return missing('time');
  const deviation = Math.hypot(
    (crowd ? ofPeople : ofTasks) * Math.sqrt(1 + 1 / measured.n),
    time.ownSpeed === undefined ? ofUnknownSpeed : 0,
  );
  const typical = around((measured.minutes * (time.ownSpeed ?? 1)) / 60, deviation);
  const spent = (time.own ?? 0) / 3_600_000;
  // What is spent is certain: it takes at least that, and what is left of the typical time on top.
  const hours =
    spent === 0
      ? typical
      : plus(
          [spent],
          typical.map((value) => Math.max(value - spent, 0)),
        );
  return known({ hours, n: measured.n, from: crowd ? 'campaign' : 'tasks' });
}

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
  const minutes = reading + total + (count === 0 ? 0 : (total / count) * asks.unclear);
  return { minutes, n: found.length === 0 ? 1 : Math.min(...found.map(({ n }) => n)) };
}

function enough(tasks: TimeKnowledge['tasks'], kind: AskKind): CrowdTime | undefined {
  const time = tasks[kind];
  return time !== undefined && time.n >= leastPeople ? time : undefined;
}
