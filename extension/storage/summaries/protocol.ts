import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { BriefWorth } from './brief.ts';
import type { ListedKind, Summaries } from './summaries.ts';

/** What a page asks of the worker that reads for it. */
export type Question =
  | { readonly ask: 'read'; readonly kind: ListedKind }
  | { readonly ask: 'worth'; readonly id: number; readonly keys: readonly EntityKey[] };

/** What it is told, in the order of reading: `begin`, `rows` many times, `end`; `rows` after that are news of single ones. */
export type Answer =
  | { readonly tell: 'begin' | 'end' | 'failed'; readonly kind: ListedKind }
  | { readonly tell: 'rows'; readonly kind: ListedKind; readonly rows: readonly Summaries[ListedKind][] }
  | { readonly tell: 'worth'; readonly id: number; readonly worth: readonly (readonly [EntityKey, BriefWorth])[] };
