import type {
  CorrelationEvidence,
  EngagementEvidence,
  FrequencyEvidence,
  ReachEvidence,
  ShillComponent,
  ShillScore,
  ShillSign,
  WouldChange,
} from '../../contracts/shill.ts';
import type { EpochMs } from '../../units.ts';
import { correlationMethodology } from './correlation.ts';
import { engagementMethodology } from './engagement.ts';
import { frequencyMethodology, paceOf } from './frequency.ts';
import type { Part } from './part.ts';
import { reachMethodology } from './reach.ts';
import { confidenceLeft } from './signs.ts';
import { rounded } from './statistics.ts';
import {
  leastWeight,
  type ShillBand,
  type ShillComponentName,
  type ShillLever,
  type ShillWindow,
  shillComponents,
  shillWeights,
} from './words.ts';

export const shillMethodology =
  'Engagement 40 %, frequency 30 %, correlation 20 % and reach 10 %, each from 0 to 1. What nothing is known of is left out and the others weigh more, with less confidence; below 60 % of the weight there is no score. It describes how posts performed and accuses nobody.';

const methodologies: Readonly<Record<ShillComponentName, string>> = {
  engagement: engagementMethodology,
  frequency: frequencyMethodology,
  correlation: correlationMethodology,
  reach: reachMethodology,
};

/** The four components, before they are weighed. Plain data: this is what a server stores. */
export interface ShillParts {
  readonly engagement: Part<EngagementEvidence>;
  readonly frequency: Part<FrequencyEvidence>;
  readonly correlation: Part<CorrelationEvidence>;
  readonly reach: Part<ReachEvidence>;
}

export interface Assembling {
  readonly at: EpochMs;
  readonly windowDays: ShillWindow;
  readonly parts: ShillParts;
  readonly signs: readonly ShillSign[];
  /** How sure it is that all of it is one person's. */
  readonly joined?: number | undefined;
}

/** low below 40, medium, high from 60, elite from 80. */
export function bandOf(score: number): ShillBand {
  if (score < 40) return 'low';
  if (score < 60) return 'medium';
  return score < 80 ? 'high' : 'elite';
}

/** The score and its confidence alone. `score` is `undefined` below {@link leastWeight}. */
export interface ShillTotal {
  readonly score: number | undefined;
  readonly confidence: number;
}

/** Weighs the components. What is unknown lends its weight to the others, up to where too little is known for a score. */
export function totalOf({ parts, signs, joined = 1 }: Pick<Assembling, 'parts' | 'signs' | 'joined'>): ShillTotal {
  let [weight, sum, sure] = [0, 0, 0];
  for (const name of shillComponents) {
    const part = parts[name];
    if (!part.known) continue;
    weight += shillWeights[name];
    sum += shillWeights[name] * part.value;
    sure += shillWeights[name] * part.confidence;
  }
  return {
    score: weight >= leastWeight - rounding ? Math.round((100 * sum) / weight) : undefined,
    confidence: rounded(sure * confidenceLeft(signs) * joined),
  };
}
/** 0.3 + 0.2 + 0.1 is a little less than 0.6. */
const rounding = 1e-9;

/** The score with everything it rests on, as people are told. */
export function assemble({ at, windowDays, parts, signs, joined }: Assembling): ShillScore {
  const { score, confidence } = totalOf({ parts, signs, joined });
  const outOf = score === undefined ? 1 : shillComponents.reduce((sum, name) => sum + (parts[name].known ? shillWeights[name] : 0), 0);
  const common = {
    windowDays,
    at,
    confidence,
    components: shillComponents.map((name) => componentOf(name, parts, outOf)),
    signs: [...signs],
    wouldChange: leversOf(parts, outOf),
    methodology: shillMethodology,
  };
  return score === undefined ? { status: 'insufficient_evidence', ...common } : { status: 'scored', ...common, score, band: bandOf(score) };
}

function componentOf(component: ShillComponentName, parts: ShillParts, outOf: number): ShillComponent {
  const part = parts[component];
  const said = { component, weight: shillWeights[component], methodology: methodologies[component] };
  if (!part.known) return { ...said, known: false, missing: [...part.missing] };
  const points = rounded((100 * shillWeights[component] * part.value) / outOf);
  return { ...said, ...part, points } as ShillComponent; // the evidence is that of the component of this name
}

/** Less is not worth saying. */
const leastPoints = 0.5;

function leversOf(parts: ShillParts, outOf: number): WouldChange[] {
  const upTo = (component: ShillComponentName, value: number, could = 1) =>
    rounded((100 * shillWeights[component] * (could - value)) / outOf);
  const levers: WouldChange[] = shillComponents.flatMap((component): WouldChange[] => {
    const part = parts[component];
    if (!part.known) return [{ lever: 'more-evidence', component }];
    if (component !== 'frequency') return [{ lever: usualLevers[component], component, upTo: upTo(component, part.value) }];
    return paceLevers(part.evidence as FrequencyEvidence).map(({ lever, could }) => ({
      // of this component
      lever,
      component,
      upTo: upTo(component, part.value, could),
    }));
  });
  return levers.filter(({ upTo: points }) => points === undefined || points >= leastPoints).sort((a, b) => (b.upTo ?? -1) - (a.upTo ?? -1));
}

const usualLevers = {
  engagement: 'more-reactions-per-view',
  correlation: 'more-gained-after-posts',
  reach: 'more-views-per-follower',
} as const satisfies Partial<Record<ShillComponentName, ShillLever>>;

/** What the pace would be worth with each of its parts at its best. */
function paceLevers(evidence: FrequencyEvidence): { lever: ShillLever; could: number }[] {
  const { steady, unflooded, unrepeated } = paceOf(evidence);
  return [
    { lever: 'more-days-with-posts', could: unflooded * unrepeated },
    { lever: 'fewer-posts-a-day', could: steady * unrepeated },
    { lever: 'fewer-repeated-posts', could: steady * unflooded },
  ];
}
