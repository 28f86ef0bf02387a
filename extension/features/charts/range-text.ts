import { roughUsd } from '../../ui/format.ts';
import { chartWords } from './words.ts';

/** "$18–$25", and "−$3.90 to −$3.60" where a dash would be read as a sign. */
export function rangeText({ p10, p90 }: { readonly p10: number; readonly p90: number }): string {
  return (p10 < 0 ? chartWords.rangeBelow : chartWords.range)(roughUsd(p10), roughUsd(p90));
}
