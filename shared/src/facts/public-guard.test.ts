import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fieldsOf, kinds } from './catalog.ts';
import { platforms } from './entity.ts';
import { contexts, PublicObservation } from './observation.ts';
import { isPublicObservation } from './public-guard.ts';

const good = {
  platform: 'galxe',
  kind: 'campaign',
  id: 'GC1',
  observedAt: Date.UTC(2026, 0, 1),
  adapter: 'galxe@1',
  via: 'network',
  context: 'campaign',
  fields: { name: 'A name', participants: 5 },
};
/** Values that fields take, some of them each. */
const values = ['A name', 'active', 5, 0.5, true, null, Date.UTC(2026, 0, 2), [], [{ kind: 'token' }], ['a']];

it('says what the schema says, of every field of every kind on every page of every platform', () => {
  let allowed = 0;
  for (const kind of kinds)
    for (const [name, { accepts }] of fieldsOf(kind))
      for (const platform of platforms)
        for (const context of contexts)
          for (const value of [values.find(accepts), values.find((one) => !accepts(one))]) {
            if (value === undefined) continue;
            const item = { ...good, kind, platform, context, fields: { [name]: value } };
            const answer = isPublicObservation(item);
            if (answer !== z.safeParse(PublicObservation, item).success) expect(item).toBe('judged alike');
            allowed += Number(answer);
          }
  expect(allowed).toBeGreaterThan(1_000);
});

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['a list', [good]],
  ['no fields', { ...good, fields: undefined }],
  ['a list of fields', { ...good, fields: [] }],
  ['a member too many', { ...good, more: 1 }],
  ['a member too few', { ...good, via: undefined }],
  ['a kind that is none', { ...good, kind: 'toString' }],
  ['an unknown field', { ...good, fields: { wealth: 3 } }],
  ['a field that objects have anyway', { ...good, fields: { toString: 3 } }],
  ['a time with a fraction', { ...good, observedAt: good.observedAt + 0.5 }],
  ['an adapter without a version', { ...good, adapter: 'galxe' }],
  ['another prototype in the fields', { ...good, fields: JSON.parse('{"name":"A","__proto__":{"x":1}}') }],
])('refuses what the schema refuses: %s', (_, item) => {
  expect(z.safeParse(PublicObservation, item).success).toBe(false);
  expect(isPublicObservation(item)).toBe(false);
});

it('takes what the schema takes', () => {
  expect(z.safeParse(PublicObservation, good).success).toBe(true);
  expect(isPublicObservation(good)).toBe(true);
});
