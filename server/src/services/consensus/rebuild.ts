import { Checkpoint } from '@infofi-lens/shared/contracts/checkpoint';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { followKeys, open } from '@infofi-lens/shared/signing/trust';
import type { AggregationStore } from '../../stores/aggregation-store.ts';
import type { CheckpointStore } from '../../stores/checkpoint-store.ts';
import type { DigestStore } from '../../stores/digests.ts';
import type { RebuildStore } from '../../stores/rebuild-store.ts';
import type { SigningService } from '../signing/signing.ts';
import { changeOf } from './settle.ts';

export interface RebuildGiven {
  checkpoints: Pick<CheckpointStore, 'alone' | 'last' | 'unfinished'>;
  digests: DigestStore;
  facts: RebuildStore;
  aggregation: Pick<AggregationStore, 'round'>;
  signing: Pick<SigningService, 'documents'>;
}

export interface Rebuilt {
  /** Facts that were computed again. */
  readonly facts: number;
  /** Those that are not, byte for byte, what is stored; entities with claims and without facts included. */
  readonly differ: number;
  /** Entities left out because new claims of theirs wait to be settled. */
  readonly waiting: number;
  /** Claims (contributor, entity, field) that were read. */
  readonly claims: number;
}

/** Computes facts again from the last checkpoint and the claims, and compares. */
export const rebuild = ({ checkpoints, digests, facts, aggregation, signing }: RebuildGiven) => ({
  /**
   * Whether the last checkpoint is what was signed: its signature, and the digests of what it speaks of.
   * @returns what does not fit, in words; nothing when all does.
   */
  async verify(): Promise<{ no: number | undefined; wrong: string[] }> {
    const last = await checkpoints.last();
    if (!last) return { no: undefined, wrong: [] };
    const wrong: string[] = [];
    if (await checkpoints.unfinished()) wrong.push('a newer checkpoint was begun and not finished: the server finishes it when it runs');
    try {
      open(last.signed, 'checkpoint', Checkpoint, followKeys(undefined, await signing.documents()), ({ madeAt }) => madeAt);
    } catch (error) {
      wrong.push(`its signature: ${error instanceof Error ? error.message : String(error)}`);
    }
    const { standings, bases, directives } = last.checkpoint;
    if ((await digests.standings()) !== standings) wrong.push('the standings of contributors');
    if ((await digests.bases()) !== bases) wrong.push('the bases');
    if ((await digests.directives(last.directivesInForce)) !== directives) wrong.push('the directives');
    return { no: last.checkpoint.no, wrong };
  },

  /** Compares every fact with what it follows from. */
  async compare(): Promise<Rebuilt & { differing: readonly EntityKey[] }> {
    const missing = await facts.missing();
    const { found, ...counts } = await look(facts, true);
    return { ...counts, differ: found.length + missing, differing: found };
  },

  /** Agrees on everything from the claims alone, as if there had never been a checkpoint; writes nothing. */
  async fromScratch(): Promise<Rebuilt> {
    const { found, ...counts } = await look(facts, false);
    return { ...counts, differ: found.length };
  },

  /** Puts right what differs, and settles what waits. */
  async write(differing: readonly EntityKey[]): Promise<void> {
    await facts.announce(differing);
    for (let round = await aggregation.round(8); round.kind === 'done'; round = await aggregation.round(8));
  },

  alone: checkpoints.alone,
});

function look(facts: RebuildStore, withBase: boolean) {
  return facts.at(async ({ context, waiting, entities }) => {
    const found: EntityKey[] = [];
    const counts = { facts: 0, waiting: waiting.size, claims: 0 };
    for await (const batch of entities())
      for (const known of batch) {
        if (waiting.has(known.key)) continue;
        counts.facts += 1;
        for (const { fields } of known.testimonies) counts.claims += Object.keys(fields).length;
        if (changeOf(withBase ? known : { ...known, base: undefined }, context)) found.push(known.key);
      }
    return { found, ...counts };
  });
}
