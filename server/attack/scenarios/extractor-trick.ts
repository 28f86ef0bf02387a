import { campaignLies } from '../hostile/lies.ts';
import { pairs, severalAtOnce } from '../several-at-once.ts';
import { breakdownOf } from './breakdown-of.ts';
import { minority } from './colluding-minority.ts';
import type { Scenario } from './scenario.ts';

/** What colluders say about how they read the page. A newer version may count for more, an odd one for less blame. */
const disguises = {
  'the usual way': {},
  'read from the DOM': { via: 'dom' },
  'read from hydration data': { via: 'hydration' },
  'a next version of the adapter': { adapter: 'galxe@2' },
  'a version far ahead': { adapter: 'galxe@99' },
  'version 0': { adapter: 'galxe@0' },
} as const;

/** Colluders claim to have read the page another way, so that their lies pass for a broken adapter, or a better one. */
export const extractorTrick: Scenario = {
  name: 'extractor-trick',
  what: 'Colluders pretend to read with another extractor, to count for more or to escape blame.',
  async run(stage) {
    const breakdowns = await severalAtOnce(pairs([3, 8], Object.entries(disguises)), ([witnesses, [what, disguise]]) =>
      breakdownOf(stage, {
        name: 'extractor-trick',
        what,
        witnesses,
        from: stage.pool.slice(0, 16),
        lieAbout: campaignLies.status,
        disguise: () => disguise,
      }),
    );
    const usual = new Map(breakdowns.filter(({ what }) => what === 'the usual way').map((one) => [one.witnesses, one.breaksAt ?? 99]));
    return {
      acts: [],
      breakdowns,
      promised: [
        {
          what: 'no disguise makes colluders stronger than saying nothing about it',
          kept: breakdowns.every(({ witnesses, breaksAt }) => (breaksAt ?? 99) >= (usual.get(witnesses) ?? 0)),
        },
        {
          what: 'no disguise moved anything with up to 30 % of the clusters',
          kept: breakdowns.every(({ share }) => share === undefined || share > minority),
        },
      ],
      tables: [],
    };
  },
};
