import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { cardsIn } from './dom.ts';
import { fixture, ids, one, readJson } from './testing/read.ts';

const url = 'https://app.galxe.com/quest/explore/all';
const read = (cards: unknown) => readJson(cards, { url, via: 'dom' });
const href = '/quest/HarbourLabs/GCbbbbbbb1?refer=home';

describe('cards', () => {
  const cards = cardsIn(parseHTML(fixture('cards.html')).document);
  const page = read(cards);

  it('are read once each, though every block stands in the page twice', () => {
    expect(cards).toHaveLength(4);
    expect(ids(page, 'campaign')).toEqual(['GCbbbbbbb1', 'GCbbbbbbb2', 'GCbbbbbbb3', 'GCbbbbbbb4']);
    expect(page.observations[0]).toMatchObject({ via: 'dom', context: 'explore' });
  });

  it('keep a shortened number apart from a count', () => {
    expect(one(page, 'campaign', 'GCbbbbbbb1').participants).toBe(725);
    expect(one(page, 'campaign', 'GCbbbbbbb3').participants).toBe(5363);
    expect(one(page, 'campaign', 'GCbbbbbbb2')).toEqual({
      url: 'https://app.galxe.com/quest/HarbourLabs/GCbbbbbbb2',
      name: 'Lumen & Co',
      points: 1,
      recurring: true,
      participantsAtLeast: 15_910,
    });
  });

  it('give neither a pool as a reward nor a boost as points', () => {
    expect(one(page, 'campaign', 'GCbbbbbbb1')).toEqual({
      url: 'https://app.galxe.com/quest/HarbourLabs/GCbbbbbbb1',
      name: 'Win 5',
      points: 300,
      participants: 725,
    });
    expect(one(page, 'campaign', 'GCbbbbbbb4')).toEqual({
      url: 'https://app.galxe.com/quest/Kq7rT2mVx8yZpWcN4sDfGh/GCbbbbbbb4',
      name: 'Fly a kite',
    });
  });

  it.each([
    { text: '999', fields: { participants: 999 } },
    { text: '1,234,567', fields: { participants: 1_234_567 } },
    { text: '1K', fields: { participantsAtLeast: 1_000 } },
    { text: '2.05M', fields: { participantsAtLeast: 2_050_000 } },
    { text: '1,2', fields: {} },
    { text: 'many', fields: {} },
  ])('read "$text" participants as $fields', ({ text, fields }) => {
    const { name: _, url: __, ...rest } = one(read([{ href, chips: [], title: 'x', participants: text }]), 'campaign', 'GCbbbbbbb1');
    expect(rest).toEqual(fields);
  });

  it('that name no campaign cost only themselves; when all do, that is drift', () => {
    expect(read([{ href, chips: [] }, { href: '/quest/x', chips: [] }, 5])).toMatchObject({
      rejected: 2,
      observations: [{ id: 'GCbbbbbbb1' }],
    });
    expect(read([{ href: 'https://evil.example/quest/a/GCbbbbbbb1', chips: [] }]).drift?.code).toBe('nothing_readable');
    expect(read({}).drift?.code).toBe('unreadable_cards');
    expect(read([]).drift).toBeUndefined();
  });
});
