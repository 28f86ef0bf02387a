// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { ShillInput } from '@infofi-lens/shared/scoring/shill/input';
import { permutationsFrom } from '@infofi-lens/shared/scoring/shill/permutations';
import { shillScore } from '@infofi-lens/shared/scoring/shill/shill-score';
import type { EpochMs } from '@infofi-lens/shared/units';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { ShillTold } from '../../../storage/shill/told.ts';
import { ShillView } from './shill-part.tsx';

const now = 1_790_000_000_000 as EpochMs;
const days = (n: number) => (now + n * 86_400_000) as EpochMs;
const post = (at: number) => ({ createdAt: days(-at), seenAt: now, views: 1_000, likes: 30 + at, replies: 60, text: `post ${at}` });

function view(input: Partial<ShillInput>, told: Partial<ShillTold> = {}) {
  const own = shillScore({ at: now, windowDays: 30, posts: [], boards: [], followers: 900, ...input }, permutationsFrom(1));
  const page = document.createElement('div');
  const whole = { own, posts: input.posts?.length ?? 0, crowd: undefined, readsX: true, ...told };
  page.innerHTML = renderToStaticMarkup(<ShillView told={whole} now={now} />);
  return page;
}
const seen = { posts: Array.from({ length: 12 }, (_, at) => post(at + 1)) };
const figure = (page: Element) => page.querySelector('.lens-figure-value strong, .lens-figure-missing')?.textContent;
const rows = (page: Element) =>
  [...page.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent ?? ''));

it('tells the score with its band in words, how sure it is and what it is from', () => {
  const page = view(seen);
  expect(figure(page)).toMatch(/^\d+ of 100 · (low|medium|high|elite)$/);
  expect(page.textContent).toContain('From what you saw: 12 original posts in this time.');
  expect(page.textContent).toMatch(/\d+% sure/);
});

it('tells each component with weight, value, points and what it rests on, and what is missing of the others', () => {
  const table = rows(view(seen));
  expect(table.map(([, weight]) => weight)).toEqual(['40%', '30%', '20%', '10%']);
  expect(table[0]?.[0]).toContain('weighted reactions per view on the middle of 12 posts; usual for authors with 900 followers');
  expect(table[1]?.[0]).toContain('12 posts on 12 of 12 days');
  expect(table[2]).toEqual(['CorrelationMissing: days with values on a board (0 of 10).', '20%', 'not known', '']);
  const points = table.reduce((sum, [, , , told]) => sum + Number(told), 0);
  expect(points).toBeCloseTo(Number.parseInt(figure(view(seen)) ?? '', 10), -1);
});

it('describes what lowers the confidence and says what would change the score', () => {
  const page = view(seen);
  expect(page.textContent).toContain('Posts with more replies than likes.');
  expect(page.textContent).toMatch(/More seen of it: Correlation/);
  expect(page.textContent).toMatch(/up to [\d.]+ points more/);
});

it('tells others’ score where nothing of one’s own is known, beside what is missing here', () => {
  const page = view({}, { crowd: { score: 71, confidence: 0.6, at: days(-1), people: undefined } });
  expect(figure(page)).toBe('71 of 100 · high');
  expect(page.textContent).toContain('From what others saw, over 30 days: counts that at least 3 people agree on');
  expect(page.textContent).toContain('60% sure');
  const told = view({}, { crowd: { score: 71, confidence: 0.6, at: days(-1), people: 17 } });
  expect(told.textContent).toContain('From what at least 17 others saw');
  const both = view(seen, { crowd: { score: 71, confidence: 0.6, at: days(-1), people: 5 } });
  expect(both.textContent).toContain('Others’ counts over 30 days come to 71 of 100 · high, 60% sure.');
});

it('says with X off and nothing known how that changes, and that nothing is sent by it', () => {
  const off = view({}, { readsX: false });
  expect(figure(off)).toBe('Not enough data');
  expect(off.textContent).toContain('Reading X is off');
  expect(off.textContent).toContain('original posts seen an hour or more after they were posted (0 of 3)');
  expect(off.querySelector('a')?.getAttribute('href')).toBe('options.html#platforms');
  const on = view({}, { readsX: true });
  expect(on.textContent).toContain('scroll through its posts');
  expect(on.querySelector('a')).toBeNull();
});
