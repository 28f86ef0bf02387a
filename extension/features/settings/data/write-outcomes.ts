import type { Outcome, Received } from '@infofi-lens/shared/contracts/outcomes';
import Papa from 'papaparse';
import { type OutcomeLine, outcomeColumns } from './outcome-columns.ts';

/** Outcomes as CSV that is read back as it was: a line for each thing that was received. */
export function writeOutcomes(outcomes: readonly Outcome[]): string {
  return Papa.unparse(outcomes.flatMap(outcomeLines), { columns: [...outcomeColumns], escapeFormulae: true, newline: '\n' });
}

/** One line for each thing that was received, and one where nothing was. */
export function outcomeLines(outcome: Outcome): OutcomeLine[] {
  const things: readonly (Received | undefined)[] = outcome.received.length === 0 ? [undefined] : outcome.received;
  return things.map((thing) => lineOf(outcome, thing));
}

function lineOf({ platform, campaignId, at, won, minutes }: Outcome, thing: Received | undefined): OutcomeLine {
  const common: OutcomeLine = {
    platform,
    campaign: campaignId,
    date: new Date(at).toISOString(),
    won: won ? 'yes' : 'no',
    ...(minutes === undefined ? {} : { minutes: String(minutes) }),
  };
  if (thing === undefined) return common;
  if (thing.kind === 'points') return { ...common, points: String(thing.points) };
  if (thing.kind === 'usd') return { ...common, usd: String(thing.usd) };
  return {
    ...common,
    amount: thing.amount,
    symbol: thing.symbol,
    ...(thing.tokenAddress === undefined ? {} : { token_address: thing.tokenAddress }),
    ...(thing.chain === undefined ? {} : { chain: thing.chain }),
    ...(thing.usd === undefined ? {} : { amount_usd: String(thing.usd) }),
  };
}
