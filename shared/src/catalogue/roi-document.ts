import * as z from 'zod/mini';
import { platforms } from '../facts/entity.ts';
import { count, nonEmpty, platformId, time } from '../facts/types.ts';
import { TrainedModel } from '../scoring/learning/model.ts';
import { Quantiles } from '../scoring/quantiles.ts';
import { askKinds } from '../scoring/roi/asks.ts';
import { readDocument } from './read-document.ts';

/** Names of the documents in the catalogue. The model is apart because it changes much more seldom. */
export const roiDocumentName = 'roi';
export const roiModelName = 'roi-model';

/** What the server keeps to, so that the document stays below {@link maxDocumentText}: what more people need comes first. */
export const roiBounds = { prices: 2_000, chains: 200, campaigns: 10_000, spaces: 5_000, types: 500 } as const;
/** Minutes of a campaign or kind of task are told from this many independent people on: fewer could be picked out. */
export const leastPeople = 3;

const finite = z.number().check(z.refine(Number.isFinite));
const positive = z.number().check(z.positive(), z.maximum(1e12));
const minutes = z.number().check(z.positive(), z.maximum(100_000));
const people = count.check(z.gte(leastPeople));

/** What campaigns paid per person: `usd` with the campaigns it rests on (`n`) and when the newest became known. */
const Summary = z.strictObject({ usd: Quantiles, n: count, at: time });
const RatioToStructure = z.strictObject({ log: finite, n: count });

/**
 * What the server knows beyond the facts, for estimates that everybody computes for themselves: nobody's lookup tells anybody
 * which campaign is looked at. The same for everybody. {@link knowledgeOf} makes inputs of an estimate of it.
 */
export const RoiDocument = z.strictObject({
  format: z.literal(1),
  madeAt: time,
  /** Of tokens that agreed campaigns name, from a price source: `priceKey`, US dollars, when, and 1 when stale. */
  prices: z.array(z.tuple([nonEmpty(250), positive, time, z.union([z.literal(0), z.literal(1)])])).check(z.maxLength(roiBounds.prices)),
  /** One transaction on a chain, asked of the chain itself: the platform's word, US dollars, when. Other chains: the program's table. */
  gas: z.array(z.tuple([nonEmpty(80), positive, time])).check(z.maxLength(roiBounds.chains)),
  /** Median minutes of one task of a kind, and the people it rests on at least. */
  tasks: z.partialRecord(z.enum(askKinds), z.tuple([minutes, people])),
  /** Median minutes of campaigns that go on, and of how many people: platform, id, minutes, people. */
  campaigns: z.array(z.tuple([z.enum(platforms), platformId, minutes, people])).check(z.maxLength(roiBounds.campaigns)),
  /** What earlier campaigns paid. A space or type is named `platform:id` and `platform:word`. */
  outcomes: z.strictObject({
    platforms: z.partialRecord(z.enum(platforms), z.strictObject({ paid: Summary, ratio: z.optional(RatioToStructure) })),
    types: z.array(z.tuple([nonEmpty(220), Summary])).check(z.maxLength(roiBounds.types)),
    spaces: z
      .array(
        z.strictObject({
          space: nonEmpty(220),
          paid: Summary,
          /** What a point of this space turned out to be worth: `usd` is per point. */
          point: z.optional(Summary),
          ratio: z.optional(RatioToStructure),
        }),
      )
      .check(z.maxLength(roiBounds.spaces)),
  }),
  /** The version of the live model, which the document `roi-model` holds. Absent: structure alone. */
  model: z.optional(z.string()),
});
export type RoiDocument = z.infer<typeof RoiDocument>;

/** Holds until a document has come. */
export const noRoiDocument: Omit<RoiDocument, 'madeAt'> = {
  format: 1,
  prices: [],
  gas: [],
  tasks: {},
  campaigns: [],
  outcomes: { platforms: {}, types: [], spaces: [] },
};

/** @returns the document, or why it is refused, as a sentence. */
export function readRoiDocument(text: string): { document: RoiDocument } | { refused: string } {
  const read = readDocument(text, RoiDocument);
  return 'refused' in read ? read : { document: read.value };
}

/** The document `roi-model`. @returns the model, or why it is refused, as a sentence. */
export function readRoiModel(text: string): { model: TrainedModel } | { refused: string } {
  const read = readDocument(text, TrainedModel);
  return 'refused' in read ? read : { model: read.value };
}
