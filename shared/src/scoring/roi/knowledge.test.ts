import { describe, expect, it } from 'vitest';
import { maxDocumentText } from '../../catalogue/read-document.ts';
import { noRoiDocument, type RoiDocument, readRoiDocument, readRoiModel } from '../../catalogue/roi-document.ts';
import { shifting } from '../learning/testing/model.ts';
import { knowledgeOf } from './knowledge.ts';
import { priceOf } from './prices.ts';
import { at } from './testing/inputs.ts';

const paid = { usd: { p10: 1, p50: 2, p90: 3 }, n: 6, at: at(-1) };
const model = shifting([0, 0, 0]);
const written = {
  ...noRoiDocument,
  madeAt: at(0),
  prices: [['base:0x1', 0.5, at(-1), 1]],
  gas: [['base', 0.02, at(-1)]],
  tasks: { quiz: [9, 4] },
  campaigns: [['galxe', 'GC1', 12.5, 3]],
  outcomes: {
    platforms: { galxe: { paid, ratio: { log: -0.1, n: 30 } } },
    types: [['galxe:drop', { ...paid, n: 7 }]],
    spaces: [{ space: 'galxe:s', paid: { ...paid, n: 5 }, point: { ...paid, n: 4 }, ratio: { log: 0.3, n: 5 } }],
  },
  model: model.version,
};
const read = (change: object = {}): RoiDocument => {
  const found = readRoiDocument(JSON.stringify({ ...written, ...change }));
  if ('refused' in found) throw new Error(found.refused);
  return found.document;
};

describe('what the document tells an estimate', () => {
  it('is everything that the campaign itself does not say', () => {
    const inputs = knowledgeOf(read(), model).of({ platform: 'galxe', id: 'GC1', spaceId: 's', type: 'drop' });
    expect(inputs.time).toEqual({ campaign: { minutes: 12.5, n: 3 }, tasks: { quiz: { minutes: 9, n: 4 } } });
    const { outcomes } = inputs;
    expect([outcomes.space?.n, outcomes.type?.n, outcomes.platform?.n, outcomes.point?.n]).toEqual([5, 7, 6, 4]);
    expect([outcomes.spaceRatio, outcomes.platformRatio]).toEqual([
      { log: 0.3, n: 5 },
      { log: -0.1, n: 30 },
    ]);
    expect(outcomes.space).toMatchObject({ usd: paid.usd, newestAt: at(-1) });
    expect(priceOf(inputs.prices, { tokenAddress: '0x1', chain: 'base' }, at(0))).toMatchObject({ usd: 0.5, source: 'api', stale: true });
    expect(inputs.gas.get('base')).toMatchObject({ usd: 0.02, source: 'rpc' });
    expect(inputs.gas.get('solana')).toMatchObject({ source: 'table' });
    expect(inputs.model).toBe(model);
  });

  it('is of the same platform only', () => {
    const { outcomes, time } = knowledgeOf(read()).of({ platform: 'layer3', id: 'GC1', spaceId: 's', type: 'drop' });
    expect(Object.values(outcomes).every((one) => one === undefined)).toBe(true);
    expect(time.campaign).toBeUndefined();
  });

  it('is no model but the one it names', () => {
    expect(knowledgeOf(read({ model: 'roi-000000000000' }), model).model).toBeUndefined();
    expect(knowledgeOf(undefined, model).model).toBeUndefined();
  });

  it("is the program's own table before a document has come", () => {
    const inputs = knowledgeOf(undefined).of({ platform: 'galxe', id: 'GC1' });
    expect(inputs.gas.get('base')?.source).toBe('table');
    expect(inputs.time).toEqual({ campaign: undefined, tasks: {} });
  });
});

describe('the document', () => {
  it.each([
    ['of another format', { format: 2 }],
    ['with a time of fewer than three people', { campaigns: [['galxe', 'GC1', 12.5, 2]] }],
    ['with a kind of task that there is not', { tasks: { dance: [9, 4] } }],
    ['with a price of nothing', { prices: [['base:0x1', 0, at(-1), 0]] }],
    [
      'with a range that is out of order',
      { outcomes: { ...written.outcomes, types: [['galxe:a', { ...paid, usd: { p10: 3, p50: 2, p90: 1 } }]] } },
    ],
    ['with more than is agreed', { secrets: [] }],
  ])('is refused %s', (_, change) => {
    expect(readRoiDocument(JSON.stringify({ ...written, ...change }))).toEqual({ refused: expect.any(String) });
  });

  it('is refused when it is too long, no JSON, or names what every object inherits from', () => {
    expect(readRoiDocument(' '.repeat(maxDocumentText + 1))).toEqual({ refused: 'The document is too long.' });
    expect(readRoiDocument('{')).toEqual({ refused: 'The document is no JSON.' });
    expect(readRoiDocument('{"__proto__":{}}')).toEqual({ refused: 'The document names what every object inherits from.' });
  });

  it('has the model apart, checked like any other', () => {
    expect(readRoiModel(JSON.stringify(model))).toEqual({ model });
    expect(readRoiModel(JSON.stringify({ ...model, features: ['age'] }))).toEqual({ refused: expect.stringContaining('features') });
  });
});
