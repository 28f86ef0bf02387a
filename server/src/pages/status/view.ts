import type { Status } from '@infofi-lens/shared/contracts/status';

const words: Record<Status['held'][number]['what'], string> = { lock: 'Locked', revert: 'Put back', freeze: 'Frozen' };
const valveWords: Record<Status['valves'][number]['valve'], string> = {
  new_contributors: 'New contributors',
  batches: 'Sharing',
  firewall: 'Firewall',
};

/** In one line: whether anything is other than usual. */
export function headline({ held, valves, adapters, contributorsQuarantined }: Status): { text: string; good: boolean } {
  const drifted = adapters.filter(({ drifts }) => total(drifts) > 0).length;
  const parts = [
    ...(held.length > 0 ? [`${held.length} ${held.length === 1 ? 'thing is' : 'things are'} held`] : []),
    ...(valves.length > 0 ? [`${valves.length} ${valves.length === 1 ? 'valve is' : 'valves are'} turned down`] : []),
    ...(drifted > 0 ? [`${drifted} ${drifted === 1 ? 'reader sees' : 'readers see'} changed pages`] : []),
    ...(contributorsQuarantined > 0
      ? [`${contributorsQuarantined} ${contributorsQuarantined === 1 ? 'contributor is' : 'contributors are'} set aside`]
      : []),
  ];
  if (parts.length === 0) return { text: 'Everything is as usual', good: true };
  const text = parts.join(', ');
  return { text: `${text.charAt(0).toUpperCase()}${text.slice(1)}`, good: false };
}

/** What is held, in words: "Frozen: galxe campaign". */
export function heldText({ what, platform, kind, id, field }: Status['held'][number]): string {
  const where = [platform, kind, id].filter((part) => part !== undefined).join(' ');
  return `${words[what]}: ${where}${field === undefined ? '' : `, field ${field}`}`;
}

export function valveText({ valve, state }: Status['valves'][number]): string {
  return `${valveWords[valve]}: ${state}`;
}

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
