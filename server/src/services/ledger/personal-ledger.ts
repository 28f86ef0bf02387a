import {
  LedgerEntry,
  type LedgerPage,
  type LedgerReceipt,
  maxLedger,
  maxLedgerEntryBytes,
  maxLedgerLength,
} from '@infofi-lens/shared/contracts/ledger';
import { LensError } from '@infofi-lens/shared/errors';
import { ledgerName, mergeEntries } from '@infofi-lens/shared/ledger/merge';
import type { EpochMs } from '@infofi-lens/shared/units';
import * as z from 'zod/mini';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import type { LedgerRow, PersonalLedgerStore, Room } from '../../stores/personal-ledger-store.ts';

const pageLength = 500;
/** What clocks may differ by. */
const aheadAtMost = 120_000;
const Cursor = z.tuple([z.string(), z.int().check(z.nonnegative())]);

export interface PersonalLedgerGiven {
  readonly store: PersonalLedgerStore;
  readonly now: () => EpochMs;
  /** What an account may hold. */
  readonly most?: Room;
}
const usual: Room = { entries: maxLedger, length: maxLedgerLength };
const full = 'An account holds no more than this. What is there may still change, and be deleted.';
type Refused = LedgerReceipt['refused'][number];

/** An account's own ledger, which its browsers keep in step with. */
export const personalLedger = ({ store, now, most = usual }: PersonalLedgerGiven) => ({
  /** What changed since the page that the cursor ended; all of it when the ledger is another one since. @throws {InputError} */
  async read(accountId: string, cursor: string | undefined): Promise<LedgerPage> {
    const { epoch } = await store.open(accountId);
    const [before, after] = readCursor(cursor, Cursor) ?? ['', 0];
    const from = before === epoch ? after : 0;
    const rows = await store.changes(accountId, from, pageLength);
    return {
      ...{ account: accountId, epoch, entries: rows.map(({ entry }) => entry) },
      ...{ cursor: writeCursor([epoch, rows.at(-1)?.seq ?? from]), more: rows.length === pageLength },
    };
  },

  /**
   * Takes entries and puts them together with what is there.
   * @throws {LensError} `ledger_begun_anew` when all of it was deleted since, or it is another account's.
   */
  async write(accountId: string, epoch: string, items: readonly unknown[]): Promise<LedgerReceipt> {
    const refused: Refused[] = [];
    const given = new Map<string, { entry: LedgerEntry; at: number }>();
    for (const [at, item] of items.entries()) {
      const entry = checked(item, at, now());
      if ('code' in entry) refused.push(entry);
      else {
        const name = ledgerName(entry);
        const before = given.get(name);
        given.set(name, { entry: before ? mergeEntries(before.entry, entry) : entry, at });
      }
    }
    const written = await store.write(accountId, epoch, [...given.keys()], most, (held, room) => {
      const rows: LedgerRow[] = [];
      let [entries, longer] = [0, 0];
      for (const [name, { entry, at }] of given) {
        const there = held.get(name);
        const row = { name, entry: there ? mergeEntries(there, entry) : entry };
        const before = there ? JSON.stringify(there) : '';
        const after = JSON.stringify(row.entry);
        if (after === before) continue;
        const isMore = after.length > before.length && longer + after.length - before.length > room.length;
        if (isMore || (!there && entries >= room.entries)) refused.push({ at, code: 'ledger_full', title: full });
        else {
          rows.push(row);
          entries += there ? 0 : 1;
          longer += after.length - before.length;
        }
      }
      return { rows, longer };
    });
    if (!written) throw new LensError('ledger_begun_anew', 'What was in this ledger was deleted. Read it anew before you write to it.');
    return { taken: items.length - refused.length, refused };
  },

  erase: (accountId: string): Promise<void> => store.erase(accountId),
});
export type PersonalLedger = ReturnType<typeof personalLedger>;

function checked(item: unknown, at: number, now: EpochMs): LedgerEntry | Refused {
  const read = LedgerEntry.safeParse(item);
  if (!read.success || JSON.stringify(read.data).length > maxLedgerEntryBytes)
    return {
      at,
      code: 'invalid_entry',
      title: `"${read.error?.issues[0]?.path.join('.') || 'entry'}" is missing, too long or not allowed.`,
    };
  if (newestOf(read.data) > now + aheadAtMost) return { at, code: 'in_future', title: 'It lies in the future.' };
  return read.data;
}

/** What decides over which of two counts must not be set ahead by a clock. */
function newestOf(entry: LedgerEntry): number {
  if (entry.kind === 'deleted') return entry.at;
  if (entry.kind === 'outcome') return entry.editedAt;
  if (entry.kind === 'time') return 0;
  return Object.values(entry.fields).reduce((newest, seen) => Math.max(newest, seen?.observedAt ?? 0), 0);
}
