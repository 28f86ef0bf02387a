import type { Status } from '@infofi-lens/shared/contracts/status';
import { currentLocale } from '@infofi-lens/shared/words/current';
import { listed } from '../elements.ts';
import { statusWords as words } from './words.ts';

/** In one line: whether anything is other than usual. */
export function headline({ held, valves, adapters, contributorsQuarantined }: Status): { text: string; good: boolean } {
  const drifted = adapters.filter(({ drifts }) => total(drifts) > 0).length;
  const { unusual } = words;
  const parts = [
    ...(held.length > 0 ? [unusual.held(held.length)] : []),
    ...(valves.length > 0 ? [unusual.valves(valves.length)] : []),
    ...(drifted > 0 ? [unusual.drifted(drifted)] : []),
    ...(contributorsQuarantined > 0 ? [unusual.aside(contributorsQuarantined)] : []),
  ];
  if (parts.length === 0) return { text: words.usual, good: true };
  const text = listed(parts);
  return { text: `${text.charAt(0).toLocaleUpperCase(currentLocale())}${text.slice(1)}`, good: false };
}

/** What is held, in words: "Frozen: galxe campaign". */
export function heldText({ what, platform, kind, id, field }: Status['held'][number]): string {
  const how = words.held.how[what];
  const where = [platform, kind, id].filter((part) => part !== undefined).join(' ');
  return field === undefined ? words.held.of(how, where) : words.held.ofField(how, where, field);
}

export const valveText = ({ valve, state }: Status['valves'][number]): string => words.valves.of(words.valves.names[valve], state);

export function total(codes: Readonly<Record<string, number>>): number {
  return Object.values(codes).reduce((sum, n) => sum + n, 0);
}

/** Codes by how often they came up. */
export function codesText(codes: Readonly<Record<string, number>>): string {
  return Object.entries(codes)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([code, n]) => `${code} ${n}×`)
    .join(', ');
}
