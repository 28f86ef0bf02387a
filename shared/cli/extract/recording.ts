import { parseHTML } from 'linkedom';
import { cardsIn } from '../../src/adapters/galxe/dom.ts';
import { adapterFor } from '../../src/adapters/readers.ts';
import { runSteps } from '../../src/adapters/steps.ts';
import { type Adapter, type Capture, nothing, type ParseResult } from '../../src/adapters/types.ts';
import { questLinks } from './quest-links.ts';

/** What one recording said, and which adapter read it. */
export interface Reading extends ParseResult {
  /** `galxe@1`; `null` when no adapter has anything to say about that address. */
  readonly adapter: string | null;
}

/** Reads a recording as the extension would read the page: an HTML file by its hydration, anything else as an answer. */
export function readRecording(recording: Omit<Capture, 'via'>): Reading {
  const isPage = /^\s*</.test(recording.body.slice(0, 1_000));
  const capture: Capture = { ...recording, via: isPage ? 'hydration' : 'network' };
  const adapter = adapterFor(capture);
  if (adapter === undefined) return { adapter: null, ...nothing };
  const result = runSteps(adapter.parse(capture));
  return { adapter: `${adapter.meta.id}@${adapter.meta.version}`, ...(isPage ? withCards(adapter, capture, result) : result) };
}

/** A page whose hydration held no campaign may still show some as cards. */
function withCards(adapter: Adapter, page: Capture, hydration: ParseResult): ParseResult {
  if (adapter.meta.id !== 'galxe' || hydration.observations.some(({ kind }) => kind === 'campaign')) return hydration;
  const links = questLinks(page.body);
  if (links === '') return hydration;
  const cards = cardsIn(parseHTML(`<html><body>${links}</body></html>`).document);
  const shown = runSteps(adapter.parse({ ...page, via: 'dom', body: JSON.stringify(cards) }));
  const drift = hydration.drift ?? shown.drift;
  return {
    observations: [...hydration.observations, ...shown.observations],
    rejected: hydration.rejected + shown.rejected,
    warnings: [...hydration.warnings, ...shown.warnings],
    ...(drift ? { drift } : {}),
  };
}
