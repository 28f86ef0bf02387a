import type { Collector } from '../collector.ts';
import { givenId, lostDigits } from '../given.ts';
import { isRecord, type JsonRecord, read } from '../json.ts';
import type { Sighting } from '../types.ts';
import { type Place, pathOf, walk } from '../walk.ts';
import { accountFields, accountId, isAccount, isStanding } from './account.ts';
import type { Answer } from './answers.ts';
import { campaignFields, childrenOf, spaceOf } from './campaign.ts';
import { participationFields } from './participation.ts';
import { inputText, listsCommunities, speaksOfAccount } from './procedures.ts';
import { roleOf, slugOf, spaceIdOf } from './roles.ts';
import { spaceFields } from './space.ts';
import type { Layer3Tables } from './tables.ts';

const placesPerStep = 200;

/** What surrounds a campaign that it does not say itself. */
interface Around {
  readonly parentId?: string;
  readonly spaceId?: string;
}

export interface HowToRead {
  readonly tables: Layer3Tables;
  /** Under which keys an account's id is looked for, best first. */
  readonly accountIdKeys?: readonly string[] | undefined;
}

/** Where what is read goes, and how it is read. */
interface Into {
  readonly collector: Collector;
  readonly sighting: Sighting;
  readonly tables: Layer3Tables;
}

/**
 * Reads whatever one answer holds: campaigns and communities anywhere in it, accounts, and the account it was asked about.
 * @returns how many entities it had, readable or not.
 */
export function* readAnswer({ call, payload }: Answer, collector: Collector, sighting: Sighting, { tables, accountIdKeys }: HowToRead) {
  const asked = readAskedAccount({ call, payload }, collector, sighting);
  let entities = asked ? 1 : 0;
  const rootIsCommunities = listsCommunities(call);
  const around = new Map<JsonRecord, Around>();
  const askedParent = /child/i.test(call.name ?? '') ? inputText(call, 'slug') : undefined;
  let seen = 0;
  for (const place of walk(payload)) {
    if (++seen % placesPerStep === 0) yield;
    const { value } = place;
    const role = roleOf(place, rootIsCommunities);
    if (role !== undefined) entities += 1;
    if (role === 'broken') collector.reject('entity_unreadable', 'A campaign or community has no usable slug or name.', pathOf(place));
    else if (role === 'space') readSpace(value, around, { collector, sighting, tables });
    else if (role === 'campaign')
      readCampaign(value, around.get(value) ?? aroundRoot(place, askedParent), around, { collector, sighting, tables });
    else if (value !== asked && isAccount(value)) {
      entities += 1;
      addAccount(accountId(value, accountIdKeys), value, collector, sighting);
    }
  }
  return entities;
}

function readSpace(record: JsonRecord, around: Map<JsonRecord, Around>, { collector, sighting, tables }: Into): void {
  const id = spaceIdOf(record) ?? ''; // a space has one: that is what made it a space
  collector.add('space', id, spaceFields(record), sighting);
  for (const child of childrenOf(record, tables.fields.children)) around.set(child, { spaceId: id });
}

function readCampaign(record: JsonRecord, outer: Around, around: Map<JsonRecord, Around>, { collector, sighting, tables }: Into): void {
  const id = slugOf(record) ?? ''; // a campaign has one: that is what made it a campaign
  const children = childrenOf(record, tables.fields.children);
  const fields = campaignFields(record, children, sighting.observedAt, tables);
  collector.add('campaign', id, { ...fields, spaceId: fields.spaceId ?? outer.spaceId, parentId: outer.parentId }, sighting);
  const own = participationFields(record, tables.fields.steps);
  if (own) collector.add('participation', id, { campaignId: id, ...own }, sighting);
  for (const child of children) {
    const spaceId = spaceOf(child);
    around.set(child, { parentId: id, ...(spaceId === undefined ? {} : { spaceId }) });
  }
}

/** "The children of X" is answered by a bare list: X is named in the question alone. */
function aroundRoot(place: Place, askedParent: string | undefined): Around {
  const isOutermost = place.parent === undefined || slugOf(place.parent.value) === undefined;
  return askedParent !== undefined && isOutermost && slugOf(place.value) !== askedParent ? { parentId: askedParent } : {};
}

/**
 * The account that an answer as a whole is about: `{xp, level}` for the user in the question, or the viewer's own record.
 * Its id is the user id that was asked for, else the record's own, else the wallet that was asked for.
 * @returns the record that was read so.
 */
function readAskedAccount({ call, payload }: Answer, collector: Collector, sighting: Sighting): JsonRecord | undefined {
  const record = ['user', 'profile', 'data']
    .map((key) => read(payload, key))
    .concat(payload)
    .find((value) => isRecord(value) && (isStanding(value) || Object.hasOwn(value, 'username')));
  if (!isRecord(record) || slugOf(record) !== undefined) return undefined;
  const asked = read(call.input, 'userId');
  if (asked === undefined && !speaksOfAccount(call)) return undefined;
  if (!isStanding(record) && !speaksOfAccount(call)) return undefined;
  const id = lostDigits(asked)
    ? 'lost_digits'
    : (givenId(asked) ?? accountId(record) ?? inputText(call, 'identifier') ?? inputText(call, 'address'));
  addAccount(id, record, collector, sighting);
  return record;
}

function addAccount(id: string | undefined, record: JsonRecord, collector: Collector, sighting: Sighting): void {
  if (id === undefined) collector.reject('account_without_id', 'An account has neither an id nor a wallet.');
  else if (id === 'lost_digits')
    collector.reject('lost_digits', 'An id came as a number too large to be exact: whose account it is, is lost.');
  else collector.add('profile', id, accountFields(record), sighting);
}
