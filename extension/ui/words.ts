import type { Evidence } from '@infofi-lens/shared/contracts/evidence';
import type { PlatformId, Via } from '@infofi-lens/shared/facts/observation';
import type { Missing } from '@infofi-lens/shared/scoring/measure';

/** Words that every area of the interface uses. */
export const words = {
  platform: { galxe: 'Galxe', layer3: 'Layer3', kaito: 'Kaito', x: 'X' } satisfies Record<PlatformId, string>,
  source: { you: 'you', crowd: 'crowd', reported: 'unconfirmed', computed: 'computed' },
  sourceLong: {
    you: 'Seen by this browser',
    reported: (n: number) => `Reported by ${n}, unconfirmed`,
    crowd: (n: number) => `Agreed by ${n} independent contributors`,
    computed: 'Computed here, from the values below',
    unconfirmed: 'Computed here, from values of which some are unconfirmed',
  },
  via: {
    network: "from the page's own request",
    hydration: 'from the page as it was delivered',
    dom: 'from the text on the page',
  } satisfies Record<Via, string>,
  method: {
    'mode-quorum': 'the value most name, once enough do',
    'latest-quorum': 'the newest value enough name',
    median: 'the median of recent sightings',
    'monotone-kth': 'the highest count enough vouch for',
  } satisfies Record<Evidence['method'], string>,
  evidence: {
    title: 'How do we know?',
    seen: 'Seen',
    oldest: 'Oldest of them',
    contributors: 'Contributors',
    confidence: 'Confidence',
    spread: 'Spread',
    fullAgreement: 'none: all say the same',
    rule: 'Rule',
    crowd: 'The crowd agrees',
    crowdText: (n: number, when: string) => `${n} contributors, ${when}`,
    label: (value: string, source: string) => `${value}. Evidence: ${source}. Show how we know`,
  },
  notEnough: 'Not enough data',
  missing: {
    participants: 'the number of participants',
    places: 'the number of places',
    distribution: 'how winners are chosen',
    reward: 'a reward that can be valued',
    'reward-amount': 'the amount of the reward',
    price: 'a price for the token',
    time: 'how long it takes (three people who were timed, or three campaigns that you finished)',
    history: 'a second sighting, later',
    rows: 'at least 20 rows of the board',
    shares: 'shares above zero',
    outcomes: 'outcomes of campaigns like this one',
    familiar: 'campaigns like this one among those learned from',
    steady: 'payouts that still behave as those learned from',
    certainty: 'a range narrow enough to act on',
  } satisfies Record<Missing, string>,
  needs: (what: string) => `Missing: ${what}.`,
  failed: {
    title: 'This part could not be shown',
    text: 'What you collected is safe. Try again; if it stays like this, restart the browser. In a private window of Firefox nothing can be stored.',
    again: 'Try again',
  },
  notice: {
    changed: (when: string) => `This page changed; showing data from ${when}.`,
    changedUnknown: 'This page changed, and nothing was known of it before.',
    changedDetail: 'What it shows now can not be read for certain, so it is neither kept nor shared.',
    off: (platform: string, since: string) => `Reading ${platform} is switched off since ${since}:`,
    offData: (when: string) => `Showing data from ${when}.`,
    offUnknown: 'Nothing was known of this before.',
    moment: 'a moment ago',
  },
  loading: 'Loading',
  noTrend: 'No trend yet',
  trend: (first: string, last: string, since: string) => `From ${first} to ${last} since ${since}`,
} as const;

/** "a, b and c". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** "how winners are chosen and a price for the token": each once. */
export const lackText = (missing: readonly Missing[]): string => listed([...new Set(missing)].map((what) => words.missing[what]));
