import { describe, expect, it } from 'vitest';
import { whatWasAsked } from './request.ts';

describe('whatWasAsked', () => {
  it('reads ids from variables and from an input object, numbers too', () => {
    expect(whatWasAsked('{"variables":{"id":40,"sprintId":"7"}}')(0)).toMatchObject({ spaceId: '40', sprintId: '7', viewer: false });
    expect(whatWasAsked('{"variables":{"input":{"spaceId":"40"},"address":"EVM:0x1"}}')(0)).toMatchObject({ spaceId: '40', viewer: true });
    expect(whatWasAsked('{"variables":{"id":"GCaaaaaaa1","address":""}}')(0)).toMatchObject({ campaignId: 'GCaaaaaaa1', viewer: false });
  });

  it.each([
    { query: 'mutation Do($a: A!) { do(a: $a) { id } }', mutation: true },
    { query: '# comment: query\nfragment F on Campaign { query }\nmutation { do }', mutation: true },
    { query: 'query Ask($mutation: ID) { mutation { id } }', mutation: false },
    { query: '{ campaign(id: "mutation {") { id } }', mutation: false },
    { query: '', mutation: false },
  ])('knows that "$query" is a mutation: $mutation', ({ query, mutation }) => {
    expect(whatWasAsked(JSON.stringify({ query }))(0).mutation).toBe(mutation);
  });

  it('goes by the name when only an id of the query was sent', () => {
    expect(whatWasAsked('{"operationName":"SyncCredentialValue"}')(0).mutation).toBe(true);
    expect(whatWasAsked('{"operationName":"CampaignList"}')(0).mutation).toBe(false);
  });

  it('answers for each question of a batch, and asks nothing in a body it cannot read', () => {
    const asked = whatWasAsked('[{"variables":{"id":1}},{"query":"mutation { a }"}]');
    expect([asked(0).spaceId, asked(1).mutation, asked(2)]).toEqual(['1', true, { mutation: false, viewer: false }]);
    expect(whatWasAsked('not json')(0)).toEqual({ mutation: false, viewer: false });
  });
});
