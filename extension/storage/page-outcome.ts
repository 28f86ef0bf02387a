/** The kinds of pages that are told apart when one of them changes its layout. */
export const pageKinds = ['campaign', 'space', 'profile', 'other'] as const;
export type PageKind = (typeof pageKinds)[number];

/** How the readings of one kind of page went. */
export interface PageOutcome {
  readonly page: PageKind;
  /** Readings that gave what such a page is about. */
  readonly good: number;
  /** Readings in which what was due could not be read, or cannot be true. */
  readonly drifts: number;
  /** Pages that answered and, once they stood still, had given nothing of what they are about. */
  readonly fell: number;
}
