import { LedgerPage, LedgerQuery, LedgerReceipt, LedgerUpdate, maxLedger, maxLedgerEntries } from '@infofi-lens/shared/contracts/ledger';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { signedIn } from '../http/signed-in.ts';

/** `GET /v1/me/ledger` tells what changed in the account's own ledger, `PUT` adds to it, `DELETE` empties it. */
export const meLedger = ({ ledger, sessions }: Pick<Deps, 'ledger' | 'sessions'>) =>
  new Hono<AppEnv>()
    .get(
      '/me/ledger',
      declares({
        tag: 'ledger',
        summary: 'What changed in your own ledger',
        description: 'Your participation, active time and outcomes, as your browsers told them. Ask on with `cursor`; keep the last one.',
        answers: { 200: LedgerPage },
      }),
      signedIn(sessions),
      accepts('query', LedgerQuery),
      async (c) => c.json(LedgerPage.parse(await ledger.read(c.get('account').accountId, c.req.valid('query').cursor))),
    )
    .put(
      '/me/ledger',
      declares({
        tag: 'ledger',
        summary: 'Add to your own ledger',
        description:
          `At most ${maxLedgerEntries} entries; an account holds ${maxLedger}. Of a participation each field counts as it was seen last, ` +
          'of an outcome what was written last, of time what its browser said last. What is deleted leaves nothing but its name.',
        answers: { 200: LedgerReceipt },
        problems: ['ledger_begun_anew'],
      }),
      signedIn(sessions),
      accepts('json', LedgerUpdate),
      async (c) => {
        const { epoch, entries } = c.req.valid('json');
        return c.json(LedgerReceipt.parse(await ledger.write(c.get('account').accountId, epoch, entries)));
      },
    )
    .delete(
      '/me/ledger',
      declares({
        tag: 'ledger',
        summary: 'Delete all of your own ledger',
        description: 'Browsers that kept in step with it stop; what they hold themselves stays there.',
        answers: { 204: undefined },
      }),
      signedIn(sessions),
      async (c) => {
        await ledger.erase(c.get('account').accountId);
        return c.body(null, 204);
      },
    );
