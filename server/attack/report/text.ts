import type { Damage } from '../judge/damage.ts';
import type { Standings } from '../judge/defence.ts';
import type { Act, Table } from '../scenarios/scenario.ts';
import type { Breakdown } from '../search.ts';
import { grid } from './grid.ts';
import type { Report, ReportedScenario } from './report.ts';

/** A report for people. */
export function textOf(report: Report): string {
  const head = [
    `Seed ${report.seed}${report.quick ? ', the quick form' : ''}. ${report.world}`,
    `A key takes ${report.secondsPerKey.toFixed(3)} s of processor time to be admitted in quiet times.`,
  ];
  return [...head, ...report.scenarios.map(scenarioText), `${report.seconds.toFixed(0)} s in all.`].join('\n\n');
}

function scenarioText({ name, what, acts, breakdowns, promised, tables, seconds }: ReportedScenario): string {
  const parts = [`== ${name} (${seconds.toFixed(0)} s)\n${what}`];
  if (acts.length > 0) parts.push(grid(actColumns, acts.map(actRow)), acts.map(noticed).join('\n'));
  if (breakdowns.length > 0) parts.push(`Breakdown points, by search\n${grid(breakdownColumns, breakdowns.map(breakdownRow))}`);
  for (const table of tables) parts.push(tableText(table));
  if (promised.length > 0) parts.push(promised.map((one) => `${one.kept ? 'kept  ' : 'BROKEN'}  ${one.what}`).join('\n'));
  return parts.join('\n\n');
}

const actColumns = [
  'attack',
  'false',
  'of shown',
  'moved most',
  'shown for',
  'outdated',
  'held',
  'missing',
  'cost',
  'keys',
  'networks',
  'batches',
] as const;

function actRow({ what, damage, price }: Act): (string | number)[] {
  return [
    what,
    damage.falseFields,
    damage.shown,
    moved(damage),
    damage.falseFields === 0 ? '-' : `${round(damage.longestHours)} h`,
    damage.outdatedFields,
    damage.heldFields,
    damage.missing,
    `${price.cpuSeconds.toFixed(1)} CPU s`,
    price.keys,
    price.networks,
    price.batches,
  ];
}

function moved({ worst }: Damage): string {
  if (!worst) return '-';
  const far = typeof worst.shown === 'number' ? `${round(worst.moved * 100)} %` : 'another value';
  return `${worst.field} ${far}`;
}

function noticed({ what, notices, refusals, standings }: Act): string {
  const first = notices.map((one) => `${one.what} after ${round(one.afterHours)} h, ${one.afterSightings} sightings`);
  const counts = Object.entries(refusals).map(([code, many]) => `${code} ${many} times`);
  const lines = [
    `  noticed: ${first.join('; ') || 'never'}`,
    ...(counts.length > 0 ? [`  refused: ${counts.join(', ')}`] : []),
    ...(standings ? [`  in the end, attackers: ${standing(standings.hostile)}; honest people: ${standing(standings.honest)}`] : []),
  ];
  return `${what}\n${lines.join('\n')}`;
}

const standing = ({ merged, distrusted, meanTrust, newcomerTrust }: Standings): string =>
  `${merged} counted as one with others, ${distrusted} distrusted, trust ${meanTrust.toFixed(2)} (a newcomer ${newcomerTrust.toFixed(2)})`;

const breakdownColumns = ['attackers', 'honest witnesses', 'first false value at', 'share of clusters', 'cost'] as const;

function breakdownRow({ what, witnesses, breaksAt, upTo, share, cpuSeconds }: Breakdown): (string | number)[] {
  if (breaksAt === undefined) return [what, witnesses, `none up to ${upTo}`, '-', '-'];
  return [what, witnesses, breaksAt, `${round((share ?? 0) * 100)} %`, `${(cpuSeconds ?? 0).toFixed(1)} CPU s`];
}

const tableText = ({ title, columns, rows }: Table): string => `${title}\n${grid(columns, rows)}`;

const round = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 10) / 10);
