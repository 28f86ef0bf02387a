import { type ByData, crossCheck } from '@infofi-lens/shared/adapters/cross-check';
import { pageOf } from '@infofi-lens/shared/adapters/pages';
import { plausibleResult } from '@infofi-lens/shared/adapters/plausible-result';
import type { Capture, ParseResult } from '@infofi-lens/shared/adapters/types';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { PageKind, PageOutcome } from '../../storage/page-outcome.ts';

/** Campaigns whose data are remembered to hold the screen against. */
const mostTold = 2_000;
/** What a card may say too. */
const onCards = ['name', 'points', 'participants', 'recurring'] as const;

/** What a page of each kind is about: what it has to give when it is read well. */
const mainKinds: Readonly<Record<PageKind, readonly string[]>> = {
  campaign: ['campaign'],
  space: ['space', 'campaign', 'board-entry'],
  profile: ['profile', 'post', 'board-entry'],
  other: ['campaign', 'board-entry', 'post'],
};

export interface Judged {
  /** With what may be believed only. */
  readonly result: ParseResult;
  /** How that page's layout fared; `undefined` when the reading tells nothing of it. */
  readonly outcome: PageOutcome | undefined;
}

/** Decides about each reading of one document how much of it may be believed, and what it says about the page's layout. */
export class Judge {
  readonly #told = new Map<string, Readonly<Record<string, unknown>>>();

  judge(result: ParseResult, { via, pageUrl }: Pick<Capture, 'via' | 'pageUrl'>): Judged {
    return via === 'dom' ? { result: this.#screen(result), outcome: undefined } : this.#data(result, pageUrl ?? '');
  }

  #screen(result: ParseResult): ParseResult {
    const { observations, contradicted } = crossCheck(result.observations, this.#told as ByData);
    if (contradicted.length === 0) return { ...result, observations };
    const drift = {
      code: 'screen_contradicts_data',
      message: `The cards say another ${contradicted.join(', ')} than the page's own data.`,
    };
    return { ...result, observations, drift };
  }

  #data(result: ParseResult, pageUrl: string): Judged {
    const plausible = plausibleResult(result);
    const page = pageOf(pageUrl);
    const kind: PageKind = page?.kind ?? 'other';
    const isGood = plausible.observations.some(({ kind: of, id }) =>
      kind === 'campaign' && page?.id !== undefined ? of === kind && id === page.id : mainKinds[kind].includes(of),
    );
    // A reader that gave what the page is about and missed something else beside it reads the page well.
    const hasDrifted = plausible !== result || (plausible.drift !== undefined && !isGood);
    const outcome: PageOutcome = { page: kind, good: isGood && !hasDrifted ? 1 : 0, drifts: hasDrifted ? 1 : 0, fell: 0 };
    // What a payload gave beside what could not be read in it may have come to mean something else too.
    const observations = hasDrifted && plausible === result ? [] : plausible.observations;
    for (const observation of observations) this.#remember(observation);
    return { result: { ...plausible, observations }, outcome: outcome.good + outcome.drifts > 0 ? outcome : undefined };
  }

  #remember({ kind, id, fields }: AnyObservation): void {
    if (kind !== 'campaign') return;
    if (this.#told.size >= mostTold) this.#told.clear();
    const values: Readonly<Record<string, unknown>> = fields;
    const said = onCards.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
    this.#told.set(id, { ...this.#told.get(id), ...Object.fromEntries(said) });
  }
}
