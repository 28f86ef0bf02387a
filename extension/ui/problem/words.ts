import { say, texts } from '@infofi-lens/shared/words/texts';

/** What went wrong with a request, by its code. */
export const problemWords = texts('problem', {
  codes: {
    unreachable: 'The server can not be reached.',
    bad_answer: 'The server gave an answer that can not be read.',
    server_error: 'The server could not answer.',
    too_many_requests: 'That was asked too often. Wait a minute.',
    overloaded: 'The server is busy. It may answer in a minute.',
    request_stale: 'This device’s clock is more than five minutes off. Set it right.',
  } as Readonly<Record<string, string>>,
  otherwise: say('That did not work ({code}).', (code: string) => ({ code })),
});
