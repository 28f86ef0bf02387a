import { describe, expect, it } from 'vitest';
import { fixture, readBody, readFixture, readJson } from './testing/read.ts';

const home = { url: 'https://app.galxe.com/', via: 'hydration' } as const;
const whole = { key: 'x', title: 'x', from: 1, until: 2, places: 3, people: 4 };

describe('drift', () => {
  it.each([
    { why: 'campaigns whose ids are gone', answer: { data: { campaigns: { list: [{ __typename: 'Campaign', id: null, name: 'x' }] } } } },
    { why: 'a whole campaign under the old key in a new shape', answer: { data: { campaign: { __typename: 'Mission', ...whole } } } },
    {
      why: 'campaigns in a new shape around spaces that are known',
      answer: {
        data: { campaigns: { list: [{ __typename: 'Mission', ...whole, space: { __typename: 'Space', id: '40', name: 'Lumio' } }] } },
      },
    },
    { why: 'a list of things nobody knows', answer: { data: { campaigns: { list: [{ __typename: 'Mission', ...whole }] } } } },
  ])('is reported for $why', ({ answer }) => {
    expect(readJson(answer).drift?.code).toMatch(/^(nothing_readable|unknown_shape)$/);
  });

  it('is reported for a home page whose campaigns are no longer recognised', () => {
    expect(readBody(fixture('home.html').replaceAll('Campaign', 'Mission'), home).drift?.code).toBe('home_without_campaigns');
  });

  it('is reported for hydration in a new format, and for an answer that is no JSON', () => {
    expect(readBody('<script>self.__next_f.push([1,"%%%"])</script>', home).drift?.code).toBe('unreadable_hydration');
    expect(readBody('\u0001\u0002protobuf').drift?.code).toBe('unreadable_answer');
  });

  it.each([
    { why: 'an error as answer', answer: { errors: [{ message: 'no' }], data: null } },
    { why: 'a campaign that does not exist', answer: { data: { campaign: null } } },
    { why: 'an empty list', answer: { data: { campaigns: { pageInfo: { hasNextPage: false }, list: [] } } } },
    { why: 'a detail of something', answer: { data: { nftCore: { holders: { list: [{ id: '1' }] } } } } },
    { why: 'a stub', answer: { data: { campaign: { __typename: 'Campaign', id: 'GCaaaaaaa1' } } } },
    { why: 'an answer about something else', answer: { data: { credential: { id: '1', name: 'x', eligible: 1 } } } },
    { why: 'a name of the interface', answer: { data: { __typename: 'Query' } } },
  ])('is not reported for $why', ({ answer }) => {
    expect(readJson(answer)).toEqual({ observations: [], rejected: 0, warnings: [] });
  });

  it.each(['', ' \n', '<html><title>Just a moment...</title></html>'])('is not reported for the body %j', (body) => {
    expect(readBody(body).drift).toBeUndefined();
    expect(readBody(body, home).drift).toBeUndefined();
  });

  it('is not reported for a campaign without type and id, which somebody else asked for', () => {
    const { drift, warnings } = readJson({ data: { campaign: whole } });
    expect([drift, warnings]).toEqual([undefined, [expect.objectContaining({ code: 'campaign_without_id' })]]);
  });

  it('is not reported for a refusal that is no JSON', () => {
    expect(readBody('upstream connect error', { status: 503 }).drift).toBeUndefined();
  });

  it('is not reported as long as anything could be read', () => {
    expect(readFixture('campaign-detail-all.json')).toMatchObject({ rejected: 1 });
    expect(readFixture('campaign-detail-all.json').drift).toBeUndefined();
  });
});
