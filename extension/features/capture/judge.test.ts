import { nothing, type ParseResult } from '@infofi-lens/shared/adapters/types';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PageOutcome } from '../../storage/page-outcome.ts';
import { FallWatch } from './fall-watch.ts';
import { Judge } from './judge.ts';

const pageUrl = 'https://app.galxe.com/quest/Lumio/GC1aB2cD3e';
const explore = 'https://app.galxe.com/quest/explore/all';
const seen = (kind: string, id: string, fields: object = { name: 'A' }) =>
  ({
    platform: 'galxe',
    kind,
    id,
    observedAt: 1,
    adapter: 'galxe@1',
    via: 'network',
    context: 'campaign',
    fields,
  }) as unknown as AnyObservation;
const read = (...observations: AnyObservation[]): ParseResult => ({ ...nothing, observations });
const drift = { code: 'unknown_shape', message: '' };

let judge: Judge;
beforeEach(() => {
  judge = new Judge();
});
const outcomeOf = (result: ParseResult, at = pageUrl) => judge.judge(result, { via: 'network', pageUrl: at }).outcome;

describe('a reading says of its page', () => {
  it('that it is read well, when it gave what the page is about', () => {
    expect(outcomeOf(read(seen('campaign', 'GC1aB2cD3e')))).toMatchObject({ page: 'campaign', good: 1, drifts: 0 });
    expect(outcomeOf(read(seen('campaign', 'GC9')), explore)).toMatchObject({ page: 'other', good: 1 });
  });

  it('nothing, when it gave only what stands beside it', () => {
    expect(outcomeOf(read(seen('profile', 'me'), seen('campaign', 'GC9zY8xW7v')))).toBeUndefined();
  });

  it('that it changed, when what was due was not there, and not when only something beside it was missed', () => {
    expect(outcomeOf({ ...nothing, drift })).toMatchObject({ drifts: 1 });
    expect(outcomeOf({ ...read(seen('campaign', 'GC1aB2cD3e')), drift })).toMatchObject({ good: 1, drifts: 0 });
  });

  it('that it changed, and then what was read beside it is not taken', () => {
    const judged = judge.judge({ ...read(seen('space', '40')), drift }, { via: 'network', pageUrl });
    expect([judged.result.observations, judged.outcome?.drifts]).toEqual([[], 1]);
  });

  it('that it changed, when what it gave can not be true', () => {
    const row = (n: number) => seen('board-entry', `b:${n}`, { boardId: 'b', rank: n, mindshare: 0.8 });
    const { result, outcome } = judge.judge(read(...Array.from({ length: 9 }, (_, at) => row(at + 1))), {
      via: 'network',
      pageUrl: 'https://kaito.ai/mindshare-arena/voices',
    });
    expect(outcome).toMatchObject({ page: 'other', good: 0, drifts: 1 });
    expect(result.observations[0]?.fields).not.toHaveProperty('mindshare');
  });
});

it('what the screen says is held against what this document was told', () => {
  const card = (id: string, name: string) => seen('campaign', id, { name });
  const screen = (...cards: AnyObservation[]) => judge.judge(read(...cards), { via: 'dom', pageUrl: explore }).result;
  expect(screen(card('2', 'Second')).observations).toEqual([]);
  judge.judge(read(seen('campaign', '1', { name: 'First' })), { via: 'network', pageUrl: explore });
  expect(screen(card('1', 'First'), card('2', 'Second')).observations).toMatchObject([{ id: '2', fields: { name: 'Second' } }]);
  const shifted = screen(card('1', 'Galaxy Labs'), card('2', 'Galaxy Labs'));
  expect([shifted.observations, shifted.drift?.code]).toEqual([[], 'screen_contradicts_data']);
});

describe('a page that answers and gives nothing', () => {
  let due: (() => void)[];
  let fell: PageOutcome[];
  let watch: FallWatch;
  beforeEach(() => {
    [due, fell] = [[], []];
    watch = new FallWatch(
      (work) => due.push(work),
      (outcome) => fell.push(outcome),
    );
  });
  const answer = { via: 'network', pageUrl } as const;
  const later = () => {
    for (const work of due.splice(0)) work();
  };

  it('is told once', () => {
    for (let n = 0; n < 3; n += 1) watch.saw(answer, 'campaign', undefined);
    later();
    watch.saw(answer, 'campaign', undefined);
    later();
    expect(fell).toEqual([{ page: 'campaign', good: 0, drifts: 0, fell: 1 }]);
  });

  it.each([
    ['gave it later', () => watch.saw(answer, 'campaign', { page: 'campaign', good: 1, drifts: 0, fell: 0 })],
    ['was answered with errors', () => watch.saw({ ...answer, status: 500 }, 'campaign', undefined)],
  ])('is not one that %s', (_, then) => {
    watch.saw(answer, 'campaign', undefined);
    then();
    later();
    expect(fell).toEqual([]);
  });

  it('is not a list, which may be empty', () => {
    for (let n = 0; n < 3; n += 1) watch.saw({ ...answer, pageUrl: explore }, 'other', undefined);
    expect(due).toEqual([]);
  });
});
