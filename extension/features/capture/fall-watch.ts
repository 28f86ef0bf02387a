import type { Capture } from '@infofi-lens/shared/adapters/types';
import type { PageKind, PageOutcome } from '../../storage/page-outcome.ts';

/** A page that answered and gave nothing for so long will give nothing. */
const patienceMs = 8_000;
/** With fewer answers the network may simply have failed. */
const enoughAnswers = 2;
const mostPages = 200;

interface Visit {
  answers: number;
  /** What it is about was read, or its drift was told already. */
  settled: boolean;
}

/**
 * Notices pages that answer as ever and give nothing of what they are about: a site that renamed everything at once. Only pages
 * about one thing: a list may be empty.
 */
export class FallWatch {
  readonly #visits = new Map<string, Visit>();
  readonly #wait: (work: () => void, ms: number) => void;
  readonly #fell: (outcome: PageOutcome) => void;

  constructor(wait: (work: () => void, ms: number) => void, fell: (outcome: PageOutcome) => void) {
    this.#wait = wait;
    this.#fell = fell;
  }

  /** @param outcome What the reading said of the page, if anything. */
  saw(
    { via, status = 200, pageUrl = '' }: Pick<Capture, 'via' | 'status' | 'pageUrl'>,
    kind: PageKind,
    outcome: PageOutcome | undefined,
  ): void {
    if (via === 'dom' || (kind !== 'campaign' && kind !== 'space')) return;
    const visit = this.#visits.get(pageUrl) ?? this.#begin(pageUrl, kind);
    if (outcome) visit.settled = true;
    if (via === 'network' && status < 400) visit.answers += 1;
  }

  #begin(pageUrl: string, kind: PageKind): Visit {
    const visit: Visit = { answers: 0, settled: false };
    if (this.#visits.size >= mostPages) this.#visits.clear();
    this.#visits.set(pageUrl, visit);
    this.#wait(() => {
      if (!visit.settled && visit.answers >= enoughAnswers) this.#fell({ page: kind, good: 0, drifts: 0, fell: 1 });
    }, patienceMs);
    return visit;
  }
}
