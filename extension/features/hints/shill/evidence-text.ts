import type { ShillComponent } from '@infofi-lens/shared/contracts/shill';
import { shillLacks } from '../../../ui/figures/shill.ts';
import { count, decimal, percent } from '../../../ui/format.ts';
import { listed } from '../../../ui/listed.ts';
import { shillWords } from './words.ts';

const text = shillWords;

/** What a component rests on, or what is missing for it, as a sentence. */
export function evidenceText(one: ShillComponent): string {
  if (!one.known) return text.unknownOf(listed(shillLacks(one.missing)));
  return [...restsOn(one), text.sure(percent(one.confidence))].reduce((said, more) => text.further(said, more));
}

function restsOn(one: Extract<ShillComponent, { known: true }>): string[] {
  if (one.component === 'engagement') {
    const { rate, usual, posts, followers } = one.evidence;
    const size = followers === undefined ? text.anySize : text.withFollowers(followers);
    return [text.engagement(percent(rate), percent(usual), posts, size)];
  }
  if (one.component === 'frequency') {
    const { posts, activeDays, days, busiestDay, flooded, repeated = 0 } = one.evidence;
    return [
      text.frequency(posts, activeDays, days, busiestDay),
      ...(flooded > 0 ? [text.flooded(percent(flooded))] : []),
      ...(repeated > 0 ? [text.repeated(percent(repeated))] : []),
    ];
  }
  if (one.component === 'correlation') {
    const { correlation, byChance, p, permutations, days, boards, lag } = one.evidence;
    return [text.correlation(decimal(correlation, 2), decimal(byChance, 2), percent(p), permutations), text.overBoards(days, boards, lag)];
  }
  const { rate, usual, posts, followers } = one.evidence;
  return [text.reach(percent(rate), percent(usual), posts, count(followers))];
}
