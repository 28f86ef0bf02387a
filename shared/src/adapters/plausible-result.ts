import { withoutOddShares } from './shares.ts';
import type { ParseResult } from './types.ts';

/** So many fields has a campaign that was asked for as a whole; smaller questions leave the name out on purpose. */
const muchOfCampaign = 8;

/**
 * What of a reading may be believed. A site that changes its words seldom breaks a reader outright: fields come to stand under
 * other names, or mean something else. What shows that is left out and told as drift; the reader itself only says what there was.
 */
export function plausibleResult(result: ParseResult): ParseResult {
  const { observations } = result;
  const full = observations.filter(({ kind, fields }) => kind === 'campaign' && Object.keys(fields).length >= muchOfCampaign);
  if (full.length > 0 && !full.some(({ fields }) => 'name' in fields)) {
    const drift = {
      code: 'campaigns_without_names',
      message: 'There are campaigns, and not one of them has a name: their fields are called otherwise now.',
    };
    return { ...result, observations: [], drift };
  }
  const shares = withoutOddShares(observations);
  if (!shares.odd) return result;
  const drift = { code: 'shares_beyond_whole', message: 'The shares of a board are more than the whole: they were left out.' };
  return { ...result, observations: shares.observations, drift };
}
