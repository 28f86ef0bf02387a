import { isWide } from '../../ui/figures/roi.ts';
import { roughUsd } from '../../ui/format.ts';
import { chartWords } from './words.ts';

/** "$18–$25", "$18" where both ends are the same, and "−$3.90 to −$3.60" where a dash would be read as a sign. */
export function rangeText({ p10, p90 }: { readonly p10: number; readonly p90: number }): string {
  if (!isWide({ p10, p90 })) return roughUsd(p10);
  return (p10 < 0 ? chartWords.rangeBelow : chartWords.range)(roughUsd(p10), roughUsd(p90));
}
