import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import { decisionsOf } from '@infofi-lens/shared/settle/decisions';
import type { EntityName, Facts } from '@infofi-lens/shared/settle/entity';
import { settle } from '@infofi-lens/shared/settle/settle';
import { baseOf } from '@infofi-lens/shared/settle/text';
import type { Signed } from '@infofi-lens/shared/signing/signed';
import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';
import { addRow, signCheckpoint, writeBases } from './checkpoint-store.ts';
import type { KnownEntity } from './known-entity.ts';
import { readKnown } from './known-reads.ts';
import { aggregationLock } from './locks.ts';
import { publish } from './publish.ts';
import { readContext, type Settle, type SettleContext } from './settling.ts';

/** What was done, for the one who asked. */
export interface Erased {
  /** Fields of entities the contributor had said something about. */
  readonly claims: number;
  readonly sightings: number;
  /** Entities whose facts became others without it. */
  readonly factsChanged: number;
  /** The checkpoint that was signed afterwards. */
  readonly checkpoint: number;
}

interface Given {
  nameOf: (key: EntityKey) => string;
  settle: Settle;
  now: () => EpochMs;
}

interface Touched {
  readonly key: EntityKey;
  readonly entity: string;
  /** What the erased one had said something about. */
  readonly fields: readonly string[];
}

const entitiesAtOnce = 500;

/** Takes one contributor out of everything, in one transaction: what is left is as if it had never been there. */
export const erasureStore = (sql: Sql, given: Given) => ({
  /** To be run while nobody makes a checkpoint. @returns `undefined` for somebody unknown. */
  erase(id: ContributorId, sign: (text: string) => Promise<Signed>): Promise<Erased | undefined> {
    return sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${aggregationLock})`;
      // Waits for a batch of theirs that is being taken in; one that comes later finds nobody.
      const [known] = await tx<{ no: number }[]>`select no from contributors where id = ${id} for update`;
      if (!known) return undefined;
      const touched = await touchedBy(tx, known.no);
      const sightings = await removeAll(tx, known.no);
      await removeName(tx, id, given.now());

      const context = await readContext(tx);
      let factsChanged = 0;
      for (let at = 0; at < touched.length; at += entitiesAtOnce)
        factsChanged += await settleWithout(tx, touched.slice(at, at + entitiesAtOnce), context, given);
      const [last] = await tx<{ seq: number }[]>`select coalesce(max(seq), 0) as seq from checkpoints`;
      const { no } = await addRow(tx, 'erasure', given.now());
      await signCheckpoint(tx, no, last?.seq ?? 0, given.now(), sign);
      return { claims: touched.reduce((sum, { fields }) => sum + fields.length, 0), sightings, factsChanged, checkpoint: no };
    });
  },
});
export type ErasureStore = ReturnType<typeof erasureStore>;

async function touchedBy(tx: Transaction, no: number): Promise<Touched[]> {
  const rows = await tx<(EntityName & { entity: string; fields: string[] })[]>`
    select replace(c.entity::text, '-', '') as entity, f.platform, f.kind, f.id, array(select json_object_keys(c.fields)) as fields
    from claims c join facts f on f.entity = c.entity where c.contributor = ${no}`;
  return rows.map(({ entity, fields, ...name }) => ({ entity, fields, key: entityKey(name) }));
}

/** Every table that names contributors by their short number, so that a new one is not forgotten. @returns sightings removed. */
async function removeAll(tx: Transaction, no: number): Promise<number> {
  const tables = await tx<{ name: string }[]>`
    select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'contributor' and a.atttypid = 'int'::regtype and not a.attisdropped
      and c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace`;
  const [kept] = await tx<{ sightings: number }[]>`
    select coalesce(sum(cardinality(entities)), 0)::int as sightings from batches where contributor = ${no}`;
  for (const { name } of tables) await tx`delete from ${tx(name)} where contributor = ${no}`;
  await tx`delete from contributors where no = ${no}`;
  return kept?.sightings ?? 0;
}

/** What is left of the key is a hash: enough to know it again, not enough to tell whose it was. */
async function removeName(tx: Transaction, id: ContributorId, at: EpochMs): Promise<void> {
  const hashed = tx`encode(sha256(convert_to(${id}, 'UTF8')), 'hex')`;
  await tx`insert into erased_contributors (id_hash, erased_at) values (${hashed}, ${at}) on conflict do nothing`;
  await tx`
    update directives set directive = jsonb_set(directive, '{contributor}', to_jsonb(${hashed})),
      ended_at = coalesce(ended_at, greatest(made_at, ${at}::bigint)), ended_by = coalesce(ended_by, 'erasure')
    where directive ->> 'contributor' = ${id}`;
}

async function settleWithout(
  tx: Transaction,
  touched: readonly Touched[],
  context: SettleContext,
  { settle: changeOf, now }: Given,
): Promise<number> {
  const fieldsOf = new Map(touched.map(({ entity, fields }) => [entity, fields]));
  const known = await readKnown(tx, new Map(touched.map(({ entity, key }) => [entity, key])), context.quarantined);
  const rebased = known.map((one) => withoutInfluence(one, fieldsOf.get(one.entity) ?? [], context));
  await writeBases(tx, rebased);
  const changes = rebased.flatMap((one) => changeOf(one, context) ?? []);
  await publish(
    tx,
    // Whose words were right was counted when the values came up; their going away teaches nothing.
    changes.map((change) => ({ ...change, verdicts: [], drifts: [], replaced: 0 })),
    now(),
  );
  return changes.length;
}

const nothingDecided = decisionsOf([]);

/** The base as it would be agreed on by the others alone, in the fields that the erased one had a word in. */
function withoutInfluence(known: KnownEntity, fields: readonly string[], { newcomerTrust }: SettleContext): KnownEntity {
  if (!known.base) return known;
  const [platform, kind, ...id] = known.key.split(':');
  const entity = { platform, kind, id: id.join(':') } as EntityName; // an entity's key is made of these
  const { facts } = settle({
    entity,
    testimonies: known.testimonies,
    base: undefined,
    decisions: nothingDecided.of(entity),
    newcomerTrust,
  });
  const others: Facts = baseOf(facts) ?? {};
  const kept = Object.entries(known.base).filter(([name]) => !fields.includes(name));
  const agreed = Object.entries(others).filter(([name]) => fields.includes(name));
  const base = Object.fromEntries([...kept, ...agreed]);
  return { ...known, base: Object.keys(base).length > 0 ? base : undefined };
}
