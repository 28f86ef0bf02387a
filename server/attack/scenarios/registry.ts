import { colludingMinority } from './colluding-minority.ts';
import { copycatsAndSleepers } from './copycats-and-sleepers.ts';
import { extractorTrick } from './extractor-trick.ts';
import { forgedBoards } from './forged-boards.ts';
import { hostileFork } from './hostile-fork.ts';
import { replays } from './replays.ts';
import type { Scenario } from './scenario.ts';
import { slowDrip } from './slow-drip.ts';
import { spreadHostility } from './spread-hostility.ts';
import { sybilFlood } from './sybil-flood.ts';
import { targetedCampaign } from './targeted-campaign.ts';

/** Every attack, one line each, in the order of the report. A scenario that is not here is never played. */
export const scenarios: readonly Scenario[] = [
  sybilFlood,
  colludingMinority,
  slowDrip,
  copycatsAndSleepers,
  targetedCampaign,
  forgedBoards,
  replays,
  hostileFork,
  spreadHostility,
  extractorTrick,
];
