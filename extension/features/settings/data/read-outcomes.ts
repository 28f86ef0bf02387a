import { Outcome, type Received } from '@infofi-lens/shared/contracts/outcomes';
import { entityKey, platforms } from '@infofi-lens/shared/facts/entity';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import Papa from 'papaparse';
import type { OutcomeLine } from './outcome-columns.ts';

export interface ImportProblem {
  /** As a person counts lines; the heading is line 1. */
  readonly line: number;
  readonly why: 'platform' | 'campaign' | 'date' | 'won' | 'minutes' | 'received' | 'columns' | 'form';
}
export interface ImportedOutcomes {
  /** One a campaign: lines of one campaign are put together, what they received adds up. */
  readonly outcomes: readonly Outcome[];
  readonly problems: readonly ImportProblem[];
}

/** Reads outcomes from CSV. A bad line costs only itself, and is told. */
export function readOutcomes(csv: string, now: EpochMs): ImportedOutcomes {
  const parsed = Papa.parse<OutcomeLine>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase(),
    transform: plain,
  });
  const headings = parsed.meta.fields ?? [];
  if (!['platform', 'campaign', 'date'].every((name) => headings.includes(name)))
    return { outcomes: [], problems: [{ line: 1, why: 'columns' }] };
  const broken = new Set(parsed.errors.flatMap(({ row, code }) => (row === undefined || code === 'TooFewFields' ? [] : [row])));
  const problems: ImportProblem[] = [];
  const found = new Map<string, Outcome>();
  for (const [at, line] of parsed.data.entries()) {
    const read = broken.has(at) ? 'form' : outcomeFrom(line, now);
    if (typeof read === 'string') {
      problems.push({ line: at + 2, why: read });
      continue;
    }
    const key = entityKey({ platform: read.platform, kind: 'campaign', id: read.campaignId });
    const before = found.get(key);
    const both = before ? Outcome.safeParse(together(before, read)) : { success: true as const, data: read };
    if (both.success) found.set(key, both.data);
    else problems.push({ line: at + 2, why: 'received' });
  }
  return { outcomes: [...found.values()], problems };
}

/** A cell that spreadsheets would take for a formula is written behind a quote; here it is read as it was. */
const plain = (cell: string) => cell.trim().replace(/^'(?=[=+\-@])/, '');

function outcomeFrom(line: OutcomeLine, now: EpochMs): Outcome | ImportProblem['why'] {
  const platform = platforms.find((id) => id === line.platform?.toLowerCase());
  if (platform === undefined) return 'platform';
  if (!line.campaign) return 'campaign';
  const at = timeOf(line.date ?? '', now);
  if (at === undefined) return 'date';
  const received = receivedIn(line);
  if (received === undefined) return 'received';
  const won = wonIn(line.won ?? '', received);
  if (won === undefined) return 'won';
  const minutes = numberIn(line.minutes);
  if (minutes === 'bad') return 'minutes';
  const outcome = Outcome.safeParse({
    platform,
    campaignId: line.campaign,
    at,
    won,
    received: won ? received : [],
    ...(minutes === undefined ? {} : { minutes }),
  });
  if (outcome.success) return outcome.data;
  const place = outcome.error.issues[0]?.path[0];
  return place === 'campaignId' ? 'campaign' : place === 'minutes' ? 'minutes' : 'received';
}

/** A day (noon UTC), or a moment with its time zone. @returns `undefined` for what is neither or lies ahead. */
function timeOf(text: string, now: EpochMs): EpochMs | undefined {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!isDay && !/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const at = epochMs(Date.parse(isDay ? `${text}T12:00:00Z` : text));
  const today = new Date(now).toISOString().slice(0, 10);
  if (at === undefined) return undefined;
  return at <= now ? at : text === today ? now : undefined;
}

function receivedIn({ amount, symbol, token_address, chain, amount_usd, points, usd }: OutcomeLine): Received[] | undefined {
  const [worth, counted, dollars] = [numberIn(amount_usd), numberIn(points), numberIn(usd)];
  if (worth === 'bad' || counted === 'bad' || dollars === 'bad' || !amount !== !symbol) return undefined;
  const token = {
    kind: 'token' as const,
    amount,
    symbol,
    ...(token_address ? { tokenAddress: token_address } : {}),
    ...(chain ? { chain: chain.toLowerCase() } : {}),
    ...(worth === undefined ? {} : { usd: worth }),
  } as Received; // checked with the outcome
  return [
    ...(amount ? [token] : []),
    ...(counted === undefined ? [] : [{ kind: 'points', points: counted } as const]),
    ...(dollars === undefined ? [] : [{ kind: 'usd', usd: dollars } as const]),
  ];
}

/** Said, or told from whether something was received. */
function wonIn(text: string, received: readonly Received[]): boolean | undefined {
  const word = text.toLowerCase();
  if (word === '') return received.length > 0;
  if (['true', 'yes', '1'].includes(word)) return true;
  return ['false', 'no', '0'].includes(word) ? false : undefined;
}

function numberIn(text: string | undefined): number | 'bad' | undefined {
  if (text === undefined || text === '') return undefined;
  return /^\d{1,15}(\.\d{1,18})?$/.test(text) ? Number(text) : 'bad';
}

function together(a: Outcome, b: Outcome): Outcome {
  const later = a.at > b.at ? a : b;
  const minutes = a.minutes ?? b.minutes;
  return { ...later, won: a.won || b.won, received: [...a.received, ...b.received], ...(minutes === undefined ? {} : { minutes }) };
}
