import { LensError } from '@infofi-lens/shared/errors';
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { type AnswerOf, type DataOf, type MessageName, protocol, Reply } from './protocol.ts';

/**
 * Asks the worker. The browser starts it if it sleeps.
 * @throws {LensError} `no_answer` when the worker died on the way or the extension was replaced (ask again, or stop);
 *   otherwise the code with which the worker refused.
 */
export async function send<N extends MessageName>(name: N, data: DataOf<N>): Promise<AnswerOf<N>> {
  return readReply(name, await browser.runtime.sendMessage({ lens: name, data }).catch(noAnswer));
}

/** Tells the content scripts of a tab. A tab that has none, or has gone, is no error: nobody is there to know. */
export async function tell<N extends MessageName>(tab: number, name: N, data: DataOf<N>): Promise<void> {
  await browser.tabs.sendMessage(tab, { lens: name, data }).catch(() => undefined);
}

function noAnswer(cause: unknown): never {
  throw new LensError('no_answer', 'The extension did not answer.', { cause });
}

function readReply<N extends MessageName>(name: N, raw: unknown): AnswerOf<N> {
  const reply = Reply.safeParse(raw);
  if (!reply.success) throw new LensError('no_answer', 'The extension did not answer.', { cause: reply.error });
  if (!reply.data.ok) throw new LensError(reply.data.code, reply.data.title);
  const answer = z.safeParse(protocol[name].answer, reply.data.answer);
  if (!answer.success) throw new LensError('bad_answer', 'The extension gave an answer that can not be read.', { cause: answer.error });
  return answer.data as AnswerOf<N>; // parsed with the schema of this very name
}
