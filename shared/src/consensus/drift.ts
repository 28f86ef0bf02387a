import { compareExtractors, fullExtractor } from './extractor.ts';
import { needed } from './scene.ts';
import { groupBy, isNumber, type Word } from './word.ts';

/** Two ways of reading the same page say different things: the adapter has to follow the page. Nobody cheats. */
export interface Drift {
  /** The extractor whose reading counts. */
  readonly believed: string;
  /** Extractors that are set aside for this field, because all they read differs in the same way. */
  readonly setAside: readonly string[];
}

/** So much of what an extractor reads has to say the same before it is the extractor that says it. */
const ofOneMind = 2 / 3;
/** One deviating reader may be a person; drift needs two. */
const readersAtLeast = 2;

interface Voice {
  readonly extractor: string;
  /** The words that say what this extractor says. */
  readonly words: readonly Word[];
  readonly clear: boolean;
}

/**
 * Finds extractors that each speak with one voice and contradict each other over the same time. The preferred one is believed only when
 * enough clusters for an agreement stand behind it, so that nobody gains anything by claiming another extractor.
 * @param same Whether two values count as the same for the field.
 */
export function driftAmong(words: readonly Word[], same: (a: unknown, b: unknown) => boolean): { drift: Drift; kept: Word[] } | undefined {
  const [first] = words;
  if (words.every(({ extractor }) => extractor === first?.extractor)) return undefined; // nearly always, and soon said
  const voices = voicesIn(words, same);
  const believed = voices
    .filter((voice) => voice.clear && voice.words.length >= needed(words.length))
    .reduce<Voice | undefined>(
      (best, voice) => (!best || compareExtractors(voice.extractor, best.extractor) > 0 ? voice : best),
      undefined,
    );
  if (!believed) return undefined;
  const deviating = voices.filter((voice) => deviates(voice, believed, same));
  if (deviating.length === 0) return undefined;
  const aside = new Set(deviating.flatMap((voice) => voice.words));
  return {
    drift: { believed: believed.extractor, setAside: deviating.map(({ extractor }) => extractor).sort() },
    kept: words.filter((word) => !aside.has(word)),
  };
}

function voicesIn(words: readonly Word[], same: (a: unknown, b: unknown) => boolean): Voice[] {
  const byExtractor = new Map<string, Word[]>();
  for (const word of words) {
    const extractor = fullExtractor(word.extractor);
    const group = byExtractor.get(extractor);
    if (group) group.push(word);
    else byExtractor.set(extractor, [word]);
  }
  return [...byExtractor].map(([extractor, own]) => {
    const saying = middleOf(own);
    const said = own.filter(({ value }) => same(value, saying));
    return { extractor, words: said, clear: said.length >= own.length * ofOneMind };
  });
}

/** What an extractor says: the median of numbers, the value most name of anything else. */
function middleOf(words: readonly Word[]): unknown {
  const numbers = words.filter(isNumber).sort((a, b) => a.value - b.value);
  if (numbers.length === words.length) return numbers[(numbers.length - 1) >> 1]?.value;
  return groupBy(words).reduce<Word[]>((most, group) => (group.length > most.length ? group : most), [])[0]?.value;
}

function deviates(voice: Voice, believed: Voice, same: (a: unknown, b: unknown) => boolean): boolean {
  if (!voice.clear || compareExtractors(voice.extractor, believed.extractor) >= 0) return false;
  if (same(voice.words[0]?.value, believed.words[0]?.value)) return false;
  // What was merely read before the page changed is no drift: the second newest reading has to fall among those that are believed.
  const second = voice.words[readersAtLeast - 1];
  return second !== undefined && second.observedAt >= Math.min(...believed.words.map(({ observedAt }) => observedAt));
}
