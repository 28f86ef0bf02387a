import type { Collector } from '../collector.ts';
import { givenCount, givenId, givenText, understood } from '../given.ts';
import type { JsonRecord } from '../json.ts';
import type { Filled } from '../table.ts';
import { type Place, pathOf } from '../walk.ts';
import type { WebAddress } from '../web-address.ts';
import { idsInRow, pointsBoardId, rowFields, subjectOf } from './board.ts';
import { campaignClues, campaignFields } from './campaign.ts';
import type { Drafts } from './drafts.ts';
import { type EntityType, entityType, isCampaign, type TypeTables } from './entity-type.ts';
import { campaignOf } from './page.ts';
import { participationOf, placeOf } from './participation.ts';
import { profileFields } from './profile.ts';
import type { Asked } from './request.ts';
import { at, entries, type Source } from './source.ts';
import { spaceFields } from './space.ts';
import { readStarboard } from './starboard.ts';
import type { galxeTables } from './tables.ts';

/** Where a payload came from, as far as it completes what the payload leaves out. */
export interface Surroundings {
  readonly source: Source;
  readonly asked: Asked;
  readonly page: WebAddress | undefined;
  readonly tables: Filled<typeof galxeTables>;
}

/** Reads one object after another into the drafts. What an object says about others (children, board rows) is taken from it, not from where they stand. */
export class Visitor {
  readonly #drafts: Drafts;
  readonly #collector: Collector;
  readonly #source: Source;
  readonly #asked: Asked;
  readonly #page: WebAddress | undefined;
  readonly #tables: Filled<typeof galxeTables>;

  constructor(drafts: Drafts, collector: Collector, { source, asked, page, tables }: Surroundings) {
    this.#drafts = drafts;
    this.#collector = collector;
    this.#source = source;
    this.#asked = asked;
    this.#page = page;
    this.#tables = tables;
  }

  visit(place: Place): void {
    const type = entityType(place, this.#tables);
    if (type === 'campaign') this.#campaign(place);
    else if (type === 'space') this.#space(place);
    else if (type === 'points-row') this.#row(place);
    else if (type === 'person') this.#person(place);
    else if (type === 'starboard') this.#starboard(place);
  }

  #campaign(place: Place): void {
    const { value } = place;
    const id = this.#idOf(place, 'campaign') ?? this.#askedCampaign(place);
    if (id === undefined) return;
    const fields = campaignFields(this.#source, value, this.#tables);
    this.#drafts.add('campaign', id, fields, campaignClues(this.#source, value, this.#tables));
    for (const child of fields.childIds ?? []) if (child !== id) this.#drafts.add('campaign', child, { parentId: id });
    const participation = participationOf(this.#source, value, this.#asked);
    if (participation !== undefined) this.#drafts.add('participation', id, { ...participation, campaignId: id });
  }

  #space(place: Place): void {
    const { value } = place;
    const id = this.#idOf(place, 'space');
    const alias = understood(givenText(this.#source.get(value, 'alias')));
    if (id !== undefined) {
      this.#drafts.add('space', id, spaceFields(this.#source, value));
      if (alias !== undefined) this.#drafts.alias(id, alias);
    }
    this.#campaignsOf(value, id, alias);
    this.#boardOf(value, id ?? this.#asked.spaceId);
    const own = this.#source.get(value, 'addressLoyaltyPoints');
    const boardId = id === undefined ? undefined : pointsBoardId(id, this.#asked.sprintId);
    if (own !== undefined && own !== null && boardId !== undefined) {
      this.#drafts.add('participation', boardId, { ...placeOf(this.#source, own), campaignId: boardId });
    }
  }

  /** A space's own list of campaigns: its entries do not repeat the space. */
  #campaignsOf(space: JsonRecord, spaceId: string | undefined, alias: string | undefined): void {
    for (const key of ['campaigns', 'quests']) {
      for (const campaign of entries(this.#source, this.#source.get(space, key), 5_000)) {
        const id = givenId(this.#source.get(campaign, 'id'));
        if (id === undefined || !isCampaign(campaign, this.#tables) || this.#source.get(campaign, 'space') !== undefined) continue;
        this.#drafts.add('campaign', id, { spaceId }, { alias });
      }
    }
  }

  #boardOf(space: JsonRecord, spaceId: string | undefined): void {
    const ranks = this.#source.get(space, 'loyaltyPointsRanks');
    const totalCount = givenCount(this.#source.get(ranks, 'totalCount'));
    if (spaceId !== undefined && totalCount !== undefined) {
      this.#drafts.add('board', pointsBoardId(spaceId, this.#asked.sprintId), { totalCount });
    }
  }

  #row({ value, parent }: Place): void {
    const person = around(parent, 'person', this.#tables);
    const subjectId = subjectOf(this.#source, value) ?? (person && givenId(this.#source.get(person.value, 'id')));
    const spaceId =
      idsInRow(this.#source.get(value, 'id'))?.spaceId ?? givenId(at(this.#source, value, 'space', 'id')) ?? this.#spaceAround(parent);
    if (subjectId === undefined || spaceId === undefined) {
      this.#collector.reject('row_without_subject', 'A board row does not say who or which board it is about.', 'board-entry');
      return;
    }
    const boardId = pointsBoardId(spaceId, this.#asked.sprintId);
    const id = `${boardId}:${subjectId}`;
    this.#drafts.add('board-entry', id, rowFields(this.#source, value, { boardId, subjectId }));
    if (person !== undefined) this.#drafts.onProfile(id);
  }

  #person(place: Place): void {
    const id = this.#idOf(place, 'profile');
    if (id !== undefined) this.#drafts.add('profile', id, profileFields(this.#source, place.value, id));
  }

  #starboard(place: Place): void {
    const unread = readStarboard(this.#source, place.value, this.#asked.starboardId, this.#drafts);
    for (let i = 0; i < (unread ?? 0); i += 1)
      this.#collector.reject('row_without_subject', 'A board row does not say who it is about.', 'board-entry');
  }

  /** The id of an object. One that is there and no id costs the object; one that is missing was not asked for. */
  #idOf(place: Place, kind: string): string | undefined {
    const id = givenId(this.#source.get(place.value, 'id'));
    if (id === undefined && Object.hasOwn(place.value, 'id'))
      this.#collector.reject('invalid_id', `A ${kind} has no usable id.`, pathOf(place));
    return id;
  }

  /** The one campaign a page asked for may come without its id: the question, or the page itself, has it. */
  #askedCampaign({ value, key, parent }: Place): string | undefined {
    const isAnswer = (key === 'campaign' || key === 'quest') && parent?.key === 'data' && parent.parent?.parent === undefined;
    if (!isAnswer || Object.hasOwn(value, 'id')) return undefined;
    const id = this.#asked.campaignId ?? campaignOf(this.#page)?.id;
    if (id === undefined)
      this.#collector.warn('campaign_without_id', 'A campaign came without its id, and neither the request nor the page names it.');
    return id;
  }

  #spaceAround(place: Place | undefined): string | undefined {
    const space = around(place, 'space', this.#tables);
    return (space && givenId(this.#source.get(space.value, 'id'))) ?? this.#asked.spaceId;
  }
}

/** Levels between a row and its owner; a row buried deeper belongs to nobody, and looking further would cost too much. */
const maxLevels = 12;

/** The nearest object of that type that holds this place. */
function around(place: Place | undefined, type: EntityType, tables: TypeTables): Place | undefined {
  let at = place;
  for (let level = 0; at !== undefined && level < maxLevels; level += 1) {
    if (entityType(at, tables) === type) return at;
    at = at.parent;
  }
  return undefined;
}
