// @vitest-environment happy-dom
import type { EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BoardOnPage, RowOnPage } from '../boards.ts';
import { galxePlaces } from './galxe.ts';
import { kaitoPlaces } from './kaito.ts';
import { layer3Places } from './layer3.ts';
import { xPlaces } from './x.ts';

const none = { subject: undefined, board: undefined };
const row = (n: number, handle?: string): RowOnPage => ({
  key: `kaito:board-entry:b:${n}`,
  subjectId: String(n),
  handle,
  rank: n,
  score: undefined,
  mindshare: undefined,
  observedAt: 1_763_640_000_000 as EpochMs,
});
const board: BoardOnPage = { key: 'kaito:board:b', rows: [row(1, 'Ada'), row(2, 'bo_x')] };
const draw = (html: string) => {
  document.body.innerHTML = html;
};
const keys = (found: readonly { key: string }[]) => found.map(({ key }) => key);

beforeEach(() => draw(''));

describe('places on Galxe', () => {
  it('are links to campaigns, with or without host, and none to spaces or lists', () => {
    draw(
      '<a href="/quest/Lumio/GC1aB2cD3e?refer=x">a</a><a href="https://app.galxe.com/quest/Lumio/GC9zY8xW7v">b</a>' +
        '<a href="/quest/Lumio">space</a><a href="/quest/explore/all">all</a><a href="https://evil.example/quest/Lumio/GC1aB2cD3e">c</a>',
    );
    expect(keys(galxePlaces(document, { platform: 'galxe', ...none }))).toEqual(['galxe:campaign:GC1aB2cD3e', 'galxe:campaign:GC9zY8xW7v']);
  });

  it('leave out links of a campaign’s page to itself', () => {
    draw('<a href="/quest/Lumio/GC1aB2cD3e">a</a>');
    expect(galxePlaces(document, { platform: 'galxe', subject: 'galxe:campaign:GC1aB2cD3e', board: undefined })).toEqual([]);
  });

  it('are the names of a board in rows with numbers, and not the same word in a menu', () => {
    draw('<nav><ul><li>Ada</li></ul></nav><table><tr><td>1</td><td id="ada">Ada</td></tr><tr><td>2</td><td>BO_X</td></tr></table>');
    const found = galxePlaces(document, { platform: 'galxe', subject: undefined, board });
    expect(keys(found)).toEqual(['kaito:board-entry:b:1', 'kaito:board-entry:b:2']);
    expect(found[0]).toMatchObject({ element: document.getElementById('ada'), form: 'row' });
  });
});

it('places on Layer3 are tiles under every name that campaigns had', () => {
  draw(
    ['activations', 'quests', 'streaks', 'collections', 'campaigns', 'communities'].map((kind) => `<a href="/${kind}/a-b">x</a>`).join(''),
  );
  expect(layer3Places(document, { platform: 'layer3', ...none })).toHaveLength(5);
});

describe('places on Kaito', () => {
  it('are rows by the account they link to', () => {
    draw('<a href="/mindshare-arena/kol/2?vertical=crypto">B</a><a href="/mindshare-arena/kol/77">not on the board</a>');
    expect(keys(kaitoPlaces(document, { platform: 'kaito', subject: undefined, board }))).toEqual(['kaito:board-entry:b:2']);
  });

  it('are rows by handle on boards without such links', () => {
    draw('<table><tr><td>1</td><td>@ada</td></tr></table>');
    expect(keys(kaitoPlaces(document, { platform: 'kaito', subject: undefined, board }))).toEqual(['kaito:board-entry:b:1']);
  });

  it('are none before a board was read', () => {
    draw('<a href="/mindshare-arena/kol/2">B</a>');
    expect(kaitoPlaces(document, { platform: 'kaito', ...none })).toEqual([]);
  });
});

it('the place on X is the name of the account that the page is about', () => {
  draw('<div data-testid="UserName">Ada</div>');
  expect(keys(xPlaces(document, { platform: 'x', subject: 'x:profile:1', board: undefined }))).toEqual(['x:profile:1']);
  expect(xPlaces(document, { platform: 'x', ...none })).toEqual([]);
});
