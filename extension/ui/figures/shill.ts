import { quorum } from '@infofi-lens/shared/consensus/settings';
import { shillMethodology } from '@infofi-lens/shared/scoring/shill/assemble';
import type { ShillBand, ShillMissing } from '@infofi-lens/shared/scoring/shill/words';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { FigureView } from '../figure.tsx';
import { words } from '../words.ts';
import { figureWords } from './words.ts';

const text = figureWords.shill;

/** A score in short: what fits beside a name. */
export interface ShortShill {
  /** `you`: computed here from this browser's sightings. `crowd`: as the catalogue carries it, over 30 days. */
  readonly from: 'you' | 'crowd';
  readonly at: EpochMs;
  /** 0 to 1. */
  readonly confidence: number;
  /** 0 to 100 with its band. `undefined`: too little is known. */
  readonly total?: { readonly score: number; readonly band: ShillBand } | undefined;
  /** Original posts of the window that this browser saw; `undefined` of the crowd's. */
  readonly posts?: number | undefined;
  /** At least so many independent people vouch for the crowd's; `undefined`: not told, then as many as a quorum takes. */
  readonly people?: number | undefined;
}

/** The score with its band in words, who it comes from and how sure it is. */
export function shillFigure({ from, at, confidence, total, posts, people }: ShortShill): FigureView {
  if (!total) return { unknown: words.notEnough };
  const restsOn = from === 'you' ? text.own(posts ?? 0) : text.others(people ?? quorum);
  return {
    text: text.scoreOf(total.score, text.bands[total.band]),
    evidence: {
      source: from === 'you' ? 'computed' : 'crowd',
      methodology: shillMethodology,
      observedAt: at,
      confidence,
      rests: [[text.restsOn, restsOn]],
    },
  };
}

/** "original posts … (2 of 3)" for each thing that a component lacks. */
export const shillLacks = (missing: readonly { readonly what: ShillMissing; readonly have: number; readonly need: number }[]): string[] =>
  missing.map(({ what, have, need }) => text.lack(text.lacks[what], have, need));
