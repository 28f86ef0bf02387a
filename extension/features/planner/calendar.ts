import { type CalendarEvent, calendarFile } from '@infofi-lens/shared/calendar/ics';
import type { Plan, PlanEntry } from '@infofi-lens/shared/scoring/planner/candidate';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import { bandUsd } from '../../ui/figures/roi.ts';
import { duration } from '../../ui/format.ts';
import { plannerWords } from './words.ts';

const text = plannerWords.calendar;
const hour = 3_600_000;
const quarter = hour / 4;

export interface Named {
  readonly name: string;
  readonly url: string | undefined;
}

/** The plan as a calendar file: for each campaign the latest time to begin, its end, and the last time to claim. */
export function planCalendar({ entries }: Plan, named: (entry: PlanEntry) => Named, madeAt: EpochMs): string {
  return calendarFile(
    entries.flatMap((entry) => eventsOf(entry, named(entry))),
    text.name,
    madeAt,
  );
}

function eventsOf(entry: PlanEntry, { name, url }: Named): CalendarEvent[] {
  const { key, wallet, hours, value, startBy, endsAt, claimBy } = entry;
  const worth = value === undefined ? text.noValue : bandUsd(value);
  const common = { text: text.text(duration(hours * hour), worth), url };
  const id = `${encodeURIComponent(key)}/${wallet}`;
  const at = (what: string, title: string, start: EpochMs, length: number): CalendarEvent[] => {
    const end = epochMs(start + length);
    return end === undefined ? [] : [{ ...common, uid: `${id}/${what}@infofi-lens`, title, start, end }];
  };
  return [
    ...at('start', text.start(name), startBy, Math.max(hours * hour, quarter)),
    // Ends and claims are of the campaign, whatever the wallet.
    ...(endsAt === undefined || wallet > 1 ? [] : at('end', text.end(name), endsAt, quarter)),
    ...(claimBy === undefined || wallet > 1 ? [] : at('claim', text.claim(name), claimBy, quarter)),
  ];
}
