import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { speak } from '@infofi-lens/shared/words/current';
import { afterEach, expect, it, vi } from 'vitest';
import { protocol } from '../../../messaging/protocol.ts';
import { defaultSettings } from '../../../storage/settings-schema.ts';
import { type Lookups, tellChips } from './tell-chips.ts';

vi.mock('../../../words/offered.ts', () => ({ offered: ['en', 'es'] }));
vi.mock('wxt/browser', () => ({ browser: { i18n: { getUILanguage: () => 'en' } } }));
afterEach(() => speak('en', {}));

const now = 1_790_000_000_000 as EpochMs;
const at = (ms: number) => (now + ms) as EpochMs;
const seen = (fields: Record<string, unknown>) => ({
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, { value, observedAt: now, via: 'network' as const, adapter: 'galxe@1' }]),
  ),
  firstSeen: at(-86_400_000 * 9),
  lastSeen: now,
});
const entities = [
  { key: 'galxe:campaign:1', seen: seen({ name: 'Lumio', participants: 12, endsAt: now + 50 * 3_600_000 }) },
  { key: 'galxe:campaign:2', seen: seen({ name: 'Nothing else' }) },
  { key: 'galxe:board-entry:b:7', seen: seen({ rank: 4 }) },
  { key: 'galxe:space:9', seen: seen({ name: 'A space' }) },
  { key: 'x:profile:5', seen: seen({ handle: 'ann', followers: 110 }) },
] as const;
const estimate = {
  status: 'estimate',
  value: { p10: 1, p50: 2, p90: 3 },
  hours: { p10: 0.5, p50: 1, p90: 2 },
  perHour: { p10: 3, p50: 12, p90: 40 },
  factors: [],
  recommendation: 'hold',
  confidence: 0.5,
  n: 0,
  unvalued: [],
  costs: { deposits: [], identity: [] },
};
function lookups(asked: string[]): Lookups {
  return {
    lookup: async (keys) => entities.filter(({ key }) => keys.includes(key)),
    async past({ keys, field }) {
      asked.push(`past ${field}`);
      const values = field === 'rank' ? [6, 4] : [100, 110];
      return keys.map((key) => ({ key, points: values.map((value, n) => ({ at: at(n === 0 ? -80_000_000 : 0), value })) }));
    },
    async held() {
      return { count: 3 };
    },
    async worth(keys) {
      asked.push(`worth ${keys.join(' ')}`);
      return keys.map((key) => ({ key, estimate }));
    },
  };
}
const settings = (change: object) => ({ get: async () => ({ ...defaultSettings, ...change }) }) as Parameters<typeof tellChips>[0];
const all = [...entities.map(({ key }) => ({ key: key as EntityKey })), { key: 'galxe:campaign:3' as EntityKey }];

it('tells in short and in whole what the message promises: a text, who vouches for it, and until when it holds', async () => {
  const asked: string[] = [];
  const short = await tellChips(settings({}), lookups(asked), { chips: all, whole: false }, now);
  expect(protocol.chips.answer.parse(short)).toEqual(short);
  expect(asked).not.toContain('worth galxe:campaign:1 galxe:campaign:2');
  expect(short).toMatchObject({
    locale: 'en',
    chips: [
      {
        key: 'galxe:campaign:1',
        text: '12 joined · 2 d left',
        source: 'you',
        title: 'Seen by this browser',
        label: 'Campaign Lumio: 12 joined · 2 d left. Seen by this browser. Show details',
        until: now + 2 * 3_600_000 + 1,
      },
      { key: 'galxe:board-entry:b:7', text: '#4 · ▲ 2' },
      { key: 'x:profile:5', text: '110 followers (+10) · 3 posts seen' },
    ],
  });
  const whole = await tellChips(settings({}), lookups(asked), { chips: all, whole: true }, now);
  expect(asked).toContain('worth galxe:campaign:1 galxe:campaign:2');
  expect(whole.chips[0]).toMatchObject({ key: 'galxe:campaign:1', text: '≈ $12/h (3–40)' });
});

it('says who stands above a row on the page', async () => {
  const chips = [{ key: 'galxe:board-entry:b:7' as EntityKey, ahead: { rank: 3, by: 20 } }];
  const told = await tellChips(settings({}), lookups([]), { chips, whole: false }, now);
  expect(told.chips[0]?.text).toBe('#4 · ▲ 2 · 20 to #3');
});

it('speaks the person’s language', async () => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ 'overlay.chip.joined': [['n'], ' sind dabei'] })));
  const told = await tellChips(settings({ locale: 'es' }), lookups([]), { chips: all.slice(0, 1), whole: false }, now);
  expect(told.locale).toBe('es');
});
