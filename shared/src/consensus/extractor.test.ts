import { describe, expect, it } from 'vitest';
import { compareExtractors, extractorOf, fullExtractor } from './extractor.ts';

describe('the extractor of an observation', () => {
  it.each([
    { via: 'network', adapter: 'galxe@1', extractor: undefined },
    { via: 'hydration', adapter: 'galxe@1', extractor: undefined },
    { via: 'network', adapter: 'galxe@2', extractor: 'network@2' },
    { via: 'hydration', adapter: 'kaito@12', extractor: 'network@12' },
    { via: 'dom', adapter: 'galxe@1', extractor: 'dom@1' },
  ] as const)('is $extractor for $via of $adapter', ({ via, adapter, extractor }) => {
    expect(extractorOf({ via, adapter })).toBe(extractor);
  });

  it('is the usual one where a claim leaves it out', () => {
    expect(fullExtractor(undefined)).toBe('network@1');
    expect(fullExtractor('dom@3')).toBe('dom@3');
  });

  it.each([
    { better: 'network@1', than: 'dom@9' },
    { better: 'network@2', than: 'network@1' },
    { better: 'network@10', than: 'network@9' },
    { better: 'dom@2', than: 'dom@1' },
    { better: 'dom@1', than: 'dom@unknown' },
    { better: 'dom@1', than: 'dom' },
  ])('$better is believed before $than', ({ better, than }) => {
    expect(compareExtractors(better, than)).toBeGreaterThan(0);
    expect(compareExtractors(than, better)).toBeLessThan(0);
    expect(compareExtractors(better, better)).toBe(0);
  });
});
