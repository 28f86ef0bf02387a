import type { Observation } from '../facts/observation.ts';

/** The way and version by which nearly everything is read; it is left out where a claim is kept. */
const usual = 'network@1';

/**
 * By which way and version something was read, `dom@1`: an adapter's two ways may disagree, and so may two versions of it.
 * What a page was hydrated with is the same data as its answers, so both count as `network`.
 * @returns `undefined` for the usual way, `network@1`.
 */
export function extractorOf({ via, adapter }: Pick<Observation, 'via' | 'adapter'>): string | undefined {
  const version = adapter.slice(adapter.lastIndexOf('@') + 1);
  const extractor = `${via === 'dom' ? 'dom' : 'network'}@${version}`;
  return extractor === usual ? undefined : extractor;
}

/** An extractor in full, of a claim that may leave the usual one out. */
export function fullExtractor(extractor: string | undefined): string {
  return extractor ?? usual;
}

/** Positive when `a` is to be believed before `b`: answers before what is shown on the page, then the newer version. */
export function compareExtractors(a: string, b: string): number {
  const [one, other] = [parts(a), parts(b)];
  return Number(one.way !== 'dom') - Number(other.way !== 'dom') || one.version - other.version;
}

function parts(extractor: string): { way: string | undefined; version: number } {
  const [way, version] = extractor.split('@');
  return { way, version: Number(version) || 0 };
}
