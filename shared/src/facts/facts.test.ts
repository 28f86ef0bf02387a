import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { ContributorId } from '../units.ts';
import { addressOf, observationText } from './address.ts';
import { fieldOf, fieldsOf, kinds } from './catalog.ts';
import { parseEntityKey } from './entity.ts';
import { type AnyObservation, LocalObservation, PublicObservation } from './observation.ts';
import { shareable } from './share.ts';

const campaign = (fields: Record<string, unknown>, rest: Record<string, unknown> = {}) =>
  ({
    platform: 'galxe',
    kind: 'campaign',
    id: 'GC1',
    observedAt: 1_790_000_123_456,
    adapter: 'galxe@1',
    via: 'network',
    context: 'campaign',
    fields,
    ...rest,
  }) as unknown as AnyObservation;

describe('the declaration of every field', () => {
  const all = kinds.flatMap((kind) => fieldsOf(kind).map(([name, field]) => ({ kind, name, field })));

  it.each(all)('$kind.$name says in a sentence where its value comes from', ({ field }) => {
    expect(field.methodology).toMatch(/^[A-Z].*\.$/s);
    expect(field.label).toMatch(/^[A-Z]/);
  });

  it.each(all)('$kind.$name has a rule of consensus when it is public', ({ field }) => {
    if (field.reach === 'public') expect(field.consensus.rule).not.toBe('none');
  });
});

it('finds no field under a name that objects inherit', () => {
  expect(fieldOf('campaign', 'constructor')).toBeUndefined();
  expect(fieldOf('campaign', '__proto__')).toBeUndefined();
});

describe('what may leave the browser', () => {
  it('refuses a local field by its name', () => {
    const observation = { ...campaign({}), kind: 'post', platform: 'x', adapter: 'x@1', fields: { likes: 3, text: 'my words' } };
    expect(z.safeParse(LocalObservation, observation).success).toBe(true);
    const refused = z.safeParse(PublicObservation, observation);
    expect(refused.success).toBe(false);
    expect(JSON.stringify(refused.error?.issues)).toContain('text');
  });

  it('drops local fields and rounds the time down to five minutes', () => {
    const out = shareable(campaign({ name: 'A', participantsAtLeast: 15_910 }));
    expect(out?.fields).toEqual({ name: 'A' });
    expect(out?.observedAt).toBe(1_790_000_100_000);
    expect(z.safeParse(PublicObservation, out).success).toBe(true);
  });

  it("keeps the viewer's own participation and anything seen on the X home timeline", () => {
    expect(shareable(campaign({ points: 5 }, { kind: 'participation' }))).toBeUndefined();
    const onX = { kind: 'post', platform: 'x', adapter: 'x@1' };
    expect(shareable(campaign({ likes: 5 }, { ...onX, context: 'home' }))).toBeUndefined();
    expect(shareable(campaign({ likes: 5 }, { ...onX, context: 'list' }))).toBeUndefined();
    expect(shareable(campaign({ likes: 5 }, { ...onX, context: 'thread' }))?.fields).toEqual({ likes: 5 });
    expect(z.safeParse(PublicObservation, campaign({ likes: 5 }, { ...onX, context: 'home' })).success).toBe(false);
  });

  it("shares no profile of a platform that shows the viewer's own, whosever it is", () => {
    const own = campaign({ handle: 'me', points: 5 }, { kind: 'profile', context: 'profile' });
    expect(shareable(own)).toBeUndefined();
    expect(z.safeParse(PublicObservation, own).success).toBe(false);
  });

  it("shares no place on a board that such a platform's profile page lists, and those that the board shows", () => {
    const row = { rank: 3, score: 9 };
    const listed = campaign(row, { kind: 'board-entry', context: 'profile' });
    expect(shareable(listed)).toBeUndefined();
    expect(z.safeParse(PublicObservation, listed).success).toBe(false);
    expect(shareable(campaign(row, { kind: 'board-entry', context: 'space' }))?.fields).toEqual(row);
  });

  it('shares only counters and ids from X, and refuses anything else from there', () => {
    const onX = { kind: 'profile', platform: 'x', adapter: 'x@1', context: 'profile' };
    expect(shareable(campaign({ followers: 5, handle: 'somebody', verified: true }, onX))?.fields).toEqual({ followers: 5 });
    const refused = z.safeParse(PublicObservation, campaign({ followers: 5, handle: 'somebody' }, onX));
    expect(refused.error?.issues.map((issue) => issue.path)).toEqual([['fields', 'handle']]);
    expect(shareable(campaign({ handle: 'somebody' }, { ...onX, platform: 'kaito', adapter: 'kaito@1' }))?.fields).toEqual({
      handle: 'somebody',
    });
  });
});

it.each([
  ['a rank of 0', { rank: 0 }],
  ['an infinite score', { score: Number.POSITIVE_INFINITY }],
  ['a share above 1', { mindshare: 1.2 }],
  ['a lone surrogate', { displayName: 'a\ud800' }],
  ['an unknown field', { wealth: 3 }],
])('refuses %s', (_what, fields) => {
  expect(z.safeParse(LocalObservation, campaign(fields, { kind: 'board-entry' })).success).toBe(false);
});

it('gives one sighting one address, and another contributor another', () => {
  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)] as unknown as [ContributorId, ContributorId];
  const shuffled = campaign({ type: 'oat', name: 'A' });
  expect(addressOf(a, campaign({ name: 'A', type: 'oat' }))).toBe(addressOf(a, shuffled));
  expect(addressOf(a, shuffled)).not.toBe(addressOf(b, shuffled));
});

it('is addressed by canonical JSON, whatever its texts hold', () => {
  const odd = campaign({ name: '"\\ \n\u2028 🚀', rewards: [{ symbol: 'A', kind: 'token' }], endsAt: null }, { id: 'a"b\\' });
  expect(observationText(odd)).toBe(canonicalize(odd));
});

it('reads an entity key back, colons in the id included', () => {
  expect(parseEntityKey('kaito:board-entry:top-leaderboard:0G::7d:42')).toEqual({
    platform: 'kaito',
    kind: 'board-entry',
    id: 'top-leaderboard:0G::7d:42',
  });
  expect(parseEntityKey('myspace:campaign:1')).toBeUndefined();
  expect(parseEntityKey('galxe:campaign:')).toBeUndefined();
});
