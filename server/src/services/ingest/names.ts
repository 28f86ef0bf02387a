import { hash } from 'node:crypto';
import { addressedText } from '@infofi-lens/shared/facts/address';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { ContributorId } from '@infofi-lens/shared/units';
import { digestWidth } from '../../stores/lately-sent.ts';

/** 128 bits of a SHA-256 as 32 hex characters: what the database holds as uuid. Not to be forged: a second preimage takes 2^128 tries. */
export type ShortHash = string;

/** The name of an entity inside the database. */
export const entityName = (key: EntityKey): ShortHash => hash('sha256', key).slice(0, 32);

/** The beginning of a sighting's address. @param text The observation as canonical JSON. */
export const addressName = (contributor: ContributorId, text: string): ShortHash =>
  hash('sha256', addressedText(contributor, text)).slice(0, 32);

/** What a sighting is known again by among those of the same contributor: 66 bits of a SHA-256. Only its sender could make use of another with the same. */
export const digestOf = (line: string): string => hash('sha256', line, 'base64url').slice(0, digestWidth);
