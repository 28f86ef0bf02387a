import type { ReportReason } from '@infofi-lens/shared/contracts/report-reasons';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import { say, texts } from '@infofi-lens/shared/words/texts';

/** Texts of saying that something looks wrong. */
export const reportWords = texts('report', {
  open: 'Something looks wrong?',
  field: 'What looks wrong',
  whole: 'All of it, or something not listed',
  reason: 'Why',
  reasons: {
    'wrong-value': 'The page shows another value',
    'out-of-date': 'It is out of date',
    missing: 'The page shows it, here it is missing',
    'wrong-thing': 'It belongs to something else',
    unclear: 'It cannot be understood',
    other: 'Something else',
  } satisfies Record<ReportReason, string>,
  kinds: {
    campaign: 'campaign',
    space: 'space',
    profile: 'account',
    board: 'board',
    'board-entry': 'row of a board',
    participation: 'your own part',
    post: 'post',
  } satisfies Record<Kind, string>,
  sends: say('This is sent to the server, and nothing else: {what}.', (what: string) => ({ what })),
  never: 'No value, no address, no name of anything, and not who you are.',
  version: say('version {version}', (version: string) => ({ version })),
  send: 'Send this',
  sending: 'Sending…',
  sent: 'Sent and counted. Thank you.',
  waiting: 'Kept in this browser. It will be sent when you are online.',
  failed: {
    waiting_full: 'You are offline and many reports wait already, so this one was not kept. Try again once you are back.',
    no_consent: 'The browser was not told that reports may leave, so nothing was sent. It asks when you send one from the side panel.',
    no_server: 'No server is set, so there is nobody to tell.',
    too_many_requests: 'Many reports came from your network already, so this one was not taken. Try again later.',
    other: 'The server did not take it, so nothing was sent. Try again.',
  },
});
