import type { Kind } from '../facts/catalog.ts';

/** Kinds that everybody holds all of: the snapshot and its deltas. */
export const catalogueKinds: readonly Kind[] = ['campaign', 'space'];
/** Kinds that are in the shards. Posts are in neither: they are only looked up. */
export const shardKinds: readonly Kind[] = ['board', 'board-entry', 'profile'];

const leftOut: Readonly<Partial<Record<Kind, readonly string[]>>> = { campaign: ['description'] };

/** Whether a field is too long to be carried by everybody for everything: it can be looked up. */
export const isLeftOut = (kind: Kind, field: string): boolean => leftOut[kind]?.includes(field) ?? false;
