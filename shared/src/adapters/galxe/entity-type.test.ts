import { describe, expect, it } from 'vitest';
import { filled } from '../table.ts';
import { walk } from '../walk.ts';
import { entityType } from './entity-type.ts';
import { galxeTables } from './tables.ts';

/** The types of all objects in a value, outermost first, without those that are nothing. */
const typesIn = (value: unknown) =>
  [...walk(value)].map((place) => entityType(place, filled(galxeTables))).filter((type) => type !== undefined);
const id = 'GChdWUjXX3';

describe('entityType', () => {
  it.each<{ why: string; value: unknown; types: string[] }>([
    { why: 'its type name, wherever it stands', value: { x: [[{ __typename: 'Campaign', id: 'any' }]] }, types: ['campaign'] },
    { why: 'its type name, whatever the key says', value: { campaign: { __typename: 'Cred', id } }, types: [] },
    { why: 'its key, where there is no type name', value: { data: { quest: { id, space: { id: '40' } } } }, types: ['campaign', 'space'] },
    {
      why: 'the key of its list',
      value: { campaigns: { list: [{ id }, { id }] }, spaces: [{ id: 40 }] },
      types: ['campaign', 'campaign', 'space'],
    },
    { why: 'the key of its edges', value: { loyaltyPointsRanks: { edges: [{ node: { rank: 1 } }] } }, types: ['points-row'] },
  ])('goes by $why', ({ value, types }) => {
    expect(typesIn(value)).toEqual(types);
  });

  it.each<{ why: string; value: unknown }>([
    { why: 'an advertising campaign', value: { campaign: { id: 'spring_sale', name: 'x' }, campaigns: [{ id: 17 }] } },
    { why: 'a place in space', value: { space: { id: 'orbit' } } },
    { why: 'something that merely looks like a campaign', value: { promoted: { id, name: 'x', cap: 5 }, list: [{ id }] } },
    { why: 'a list itself', value: { campaigns: { pageInfo: {}, list: [] }, loyaltyPointsRanks: { totalCount: 5 } } },
    { why: 'an object with keys of the prototype', value: { constructor: { id }, __typename: 'hasOwnProperty' } },
  ])('is nothing for $why', ({ value }) => {
    expect(typesIn(value)).toEqual([]);
  });
});
