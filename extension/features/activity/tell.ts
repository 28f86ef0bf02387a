import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { EpochMs } from '@infofi-lens/shared/units';
import { type Cost, type StayReason, stayReasons, type Tallies, type Tally, type VisitRow } from '../../storage/tables/visits.ts';
import { ago, count } from '../../ui/format.ts';
import { listed } from '../../ui/listed.ts';
import { fieldLabel } from '../../ui/value-text.ts';
import { activityWords as words } from './words.ts';

const entries = (tallies: Tallies) => Object.entries(tallies) as [Kind, Tally][]; // the keys of a Tallies
const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, n) => all + n, 0);

/** "24 campaigns and 1 space"; '' for none. */
export function thingsText(tallies: Tallies): string {
  const some = entries(tallies).filter(([, { things }]) => things > 0);
  return listed(some.map(([kind, { things }]) => words.kinds[kind](things)));
}

/** "312 values". */
export function valuesText(tallies: Tallies): string {
  const n = entries(tallies).reduce((all, [, { fields }]) => all + sum(fields), 0);
  return words.values(n);
}

/** The names of a kind's fields, the most frequent first: "Participants, Name". */
export function fieldsText(kind: Kind, { fields }: Tally): string {
  const names = Object.entries(fields).sort(([, a], [, b]) => b - a);
  return names.map(([name]) => fieldLabel(kind, name)).join(', ');
}

/** Why what might have left did not, the weightiest first. What was sent before anyway is no reason. */
export function reasonsOf({ stayed }: Pick<VisitRow, 'stayed'>): [StayReason, Tallies][] {
  return stayReasons.flatMap((reason): [StayReason, Tallies][] => {
    const tallies = stayed[reason] ?? {};
    const isEmpty = entries(tallies).every(([, { things, fields }]) => (reason === 'repeated' ? things === 0 : sum(fields) === 0));
    return isEmpty ? [] : [[reason, tallies]];
  });
}

/** In one line what left: "12 values of 3 campaigns, 5 min ago", or "nothing: sharing is off". */
export function leftText(visit: VisitRow, waiting: number, now: EpochMs): string {
  const things = thingsText(visit.left);
  const said: string[] = [];
  if (things !== '') {
    const what = words.left.of(valuesText(visit.left), things);
    said.push(visit.leftAt === undefined ? what : words.left.when(what, ago(visit.leftAt, now)));
  }
  if (waiting > 0) said.push(words.left.waits(waiting));
  if (said.length > 0) return said.join(' · ');
  const [first] = reasonsOf(visit);
  return first ? words.left.because(words.left.nothing, words.why[first[0]]) : words.left.nothing;
}

/** "4.2 ms of its time, 96 kB read, 168 kB of scripts". @param scripts In bytes; `undefined`: not known. */
export function costText({ ms, read }: Cost, scripts: number | undefined): string {
  const time = msText(ms);
  return scripts === undefined ? words.cost.withoutScripts(time, kbText(read)) : words.cost.of(time, kbText(read), kbText(scripts));
}

export const msText = (ms: number): string => words.cost.ms(count(Number(ms.toPrecision(2))));
const kbText = (bytes: number): string => words.cost.kb(count(bytes === 0 ? 0 : Math.max(1, Math.round(bytes / 1_000))));

/** "no_rows 2×, odd", the most frequent first. */
export function codesText(counts: Readonly<Record<string, number>>): string {
  const some = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return some.map(([code, n]) => words.page.code(code, n)).join(', ');
}
