import type { Assessment } from '@infofi-lens/shared/consensus/assess/report';
import { priorOf, type TrackRecord, trustOf } from '@infofi-lens/shared/consensus/trust';
import type { Ratio } from '@infofi-lens/shared/units';
import type { StandingRow } from '../../stores/checkpoint-store.ts';
import type { Past } from '../../stores/standing-store.ts';

/** A standing moves only by more than this: each move makes facts be settled again. */
const step = 0.03;
/** Only so many of a newcomer's first words count for what is thought of the next, so that the busy do not decide. */
const firstWords = 20;
/** Somebody who is not better than a coin, as far as can be told from so many items, is not trusted more than that. */
const [coin, itemsAtLeast] = [0.5, 10];

/** What everybody's standing is to be from now on. @returns those that change. */
export function standingsFrom(
  pasts: readonly Past[],
  { standings }: Pick<Assessment, 'standings'>,
  priorBefore: Ratio,
): { newcomerTrust: Ratio; changes: StandingRow[] } {
  const learned = priorOf(pasts.map(({ firstSteps }) => cut(firstSteps)));
  const newcomerTrust = isMove(priorBefore, learned) ? learned : priorBefore;

  const known = new Map<number, Past>(pasts.map((past) => [past.no, past]));
  for (const name of standings.keys()) {
    const no = Number(name);
    if (!known.has(no)) known.set(no, { no, cluster: null, trust: null, record: none, firstSteps: none });
  }
  const changes = [...known.values()].flatMap((past): StandingRow[] => {
    const seen = standings.get(String(past.no));
    const next = {
      no: past.no,
      // Of whom the sample says nothing, nothing new is known.
      cluster: seen ? (seen.cluster === String(past.no) && !leads(seen.cluster, standings) ? null : Number(seen.cluster)) : past.cluster,
      trust: trustFrom(past, seen && seen.items >= itemsAtLeast ? seen.reliability : undefined, newcomerTrust),
    };
    return next.cluster === past.cluster && next.trust === past.trust ? [] : [next];
  });
  return { newcomerTrust, changes: changes.sort((a, b) => a.no - b.no) };
}

const none: TrackRecord = { right: 0, wrong: 0, repeated: 0 };

function trustFrom({ record, trust }: Past, reliability: number | undefined, newcomerTrust: Ratio): number | null {
  const earned = trustOf(record, newcomerTrust);
  const next = hundredths(reliability !== undefined && reliability <= coin ? Math.min(earned, Math.max(0.05, reliability)) : earned);
  if (trust !== null && !isMove(trust, next)) return trust;
  return isMove(newcomerTrust, next) ? next : null;
}

/** Whether there are others in the cluster. */
function leads(cluster: string, standings: Assessment['standings']): boolean {
  for (const [name, standing] of standings) if (standing.cluster === cluster && name !== cluster) return true;
  return false;
}

const isMove = (from: number, to: number): boolean => hundredths(Math.abs(from - to)) >= step || from > coin !== to > coin;
const hundredths = (value: number): number => Math.round(value * 100) / 100;

function cut({ right, wrong, repeated }: TrackRecord): TrackRecord {
  const all = right + wrong + repeated;
  const share = all > firstWords ? firstWords / all : 1;
  return { right: right * share, wrong: wrong * share, repeated: repeated * share };
}
