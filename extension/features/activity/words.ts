import type { Kind } from '@infofi-lens/shared/facts/catalog';
import { type Say, say, texts } from '@infofi-lens/shared/words/texts';
import type { StayReason } from '../../storage/tables/visits.ts';
import { exactCount } from '../../ui/format.ts';

const counted = (n: number) => ({ n, text: exactCount(n) });

/** Texts of what was read on pages and what of it left. */
export const activityWords = texts('activity', {
  title: 'What was read, and what left',
  intro:
    'Each look at a page of the platforms in the last seven days: what this browser kept of it, what of that was sent, and what it cost the page. The list itself stays in this browser, and goes when you delete local data.',
  kinds: {
    campaign: say('{n, plural, one {{text} campaign} other {{text} campaigns}}', counted),
    space: say('{n, plural, one {{text} space} other {{text} spaces}}', counted),
    profile: say('{n, plural, one {{text} account} other {{text} accounts}}', counted),
    board: say('{n, plural, one {{text} board} other {{text} boards}}', counted),
    'board-entry': say('{n, plural, one {{text} row of a board} other {{text} rows of boards}}', counted),
    participation: say('{n, plural, one {{text} part of yours} other {{text} parts of yours}}', counted),
    post: say('{n, plural, one {{text} post} other {{text} posts}}', counted),
  } satisfies Record<Kind, Say<[n: number]>>,
  values: say('{n, plural, one {{text} value} other {{text} values}}', counted),
  part: {
    title: 'On this page',
    read: 'Read here',
    left: 'Left this browser',
    cost: 'Cost to the page',
    nothingRead: 'nothing so far',
    readOf: say('{things} ({values})', (things: string, values: string) => ({ things, values })),
    all: 'All pages, and every field by name',
  },
  left: {
    of: say('{values} of {things}', (values: string, things: string) => ({ values, things })),
    when: say('{what}, {when}', (what: string, when: string) => ({ what, when })),
    nothing: 'nothing',
    waits: say('{n, plural, one {{text} will be sent after a random while} other {{text} will be sent after a random while}}', counted),
    because: say('{what}: {why}', (what: string, why: string) => ({ what, why })),
    refused: say('The server did not take {n, number} of them ({codes}).', (n: number, codes: string) => ({ n, codes })),
    batches: say('{n, plural, one {in one batch} other {in # batches}}', (n: number) => ({ n })),
  },
  why: {
    'no-server': 'no server is set',
    'sharing-off': 'sharing is off',
    'not-acknowledged': 'newly shared, and you have not acknowledged it yet',
    local: 'such fields never leave this browser',
    page: 'not shared from such a page',
    repeated: 'the same was shared within the hour',
  } satisfies Record<StayReason, string>,
  cost: {
    ms: say('{n} ms', (n: string) => ({ n })),
    kb: say('{n} kB', (n: string) => ({ n })),
    of: say('{time} of its time, {read} read, {scripts} of scripts', (time: string, read: string, scripts: string) => ({
      ...{ time, read, scripts },
    })),
    withoutScripts: say('{time} of its time, {read} read', (time: string, read: string) => ({ time, read })),
    drawing: say('Drawing over the page took {time} of that.', (time: string) => ({ time })),
    measured:
      'Measured by the extension’s own scripts around each piece of their work on the page’s main thread, starting from their first line. On a busy computer it holds waiting too. Not in it, because it can not be measured from inside: what the browser needs to read a script before that line, and memory. The size of the scripts is that of their files, which come from your disk and not from the network.',
  },
  page: {
    none: 'No page was looked at in the last seven days.',
    noneHelp: 'Open a campaign on Galxe or Layer3, or a board on Kaito: what is read there is listed here a moment later.',
    noneOf: 'None of that platform.',
    choose: 'Platform',
    every: 'All platforms',
    more: 'Show older ones',
    count: say('{n, plural, one {{text} look kept} other {{text} looks kept}}', counted),
    details: 'Details',
    detailsOf: say('Details: {page}', (page: string) => ({ page })),
    open: 'Open the page',
    kept: 'Kept here',
    keptNone: 'Nothing was kept.',
    sent: say('Sent: {when}, {batches}', (when: string, batches: string) => ({ when, batches })),
    stayed: say('Stayed here: {why}', (why: string) => ({ why })),
    fields: say('{things}: {names}', (things: string, names: string) => ({ things, names })),
    reading: 'How reading went',
    answers: say('{n, plural, one {{text} answer of the page read} other {{text} answers of the page read}}', counted),
    rejected: say('{n, plural, one {{text} entry could not be read} other {{text} entries could not be read}}', counted),
    invalid: say('{n, plural, one {{text} was not valid} other {{text} were not valid}}', counted),
    lost: say('{n, plural, one {{text} left unread for want of room} other {{text} left unread for want of room}}', counted),
    warnings: say('Warnings: {codes}', (codes: string) => ({ codes })),
    drifts: say('The page changed: {codes}', (codes: string) => ({ codes })),
    code: say('{n, plural, =1 {{code}} other {{code} #×}}', (code: string, n: number) => ({ code, n })),
    changed: 'Page changed',
  },
});
