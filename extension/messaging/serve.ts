import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { LensError } from '@infofi-lens/shared/errors';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { type Browser, browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { type AnswerOf, type DataOf, Envelope, type MessageName, type Protocol, protocol, type Reply } from './protocol.ts';

type Sender = Browser.runtime.MessageSender;
type NamesFrom<S> = { [N in MessageName]: Protocol[N]['from'] extends S ? N : never }[MessageName];

/** What answers each message that may come to the worker. */
export type Handlers = {
  [N in NamesFrom<'content' | 'page'>]: (data: DataOf<N>, sender: Sender) => Promise<AnswerOf<N>>;
};

/**
 * Answers messages to the worker. Has to be called while the worker's script first runs: a message that wakes the worker
 * is lost otherwise.
 */
export function serve(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((raw: unknown, sender, respond) => {
    const envelope = Envelope.safeParse(raw);
    if (!envelope.success) return false; // somebody else's message
    answer(handlers, envelope.data, sender).then(respond);
    return true; // the channel stays open until `respond`
  });
}

/** Never rejects: the reason is the answer. */
export async function answer(handlers: Handlers, { lens, data }: z.infer<typeof Envelope>, sender: Sender): Promise<Reply> {
  const name = isServed(handlers, lens) ? lens : undefined;
  if (name === undefined) return refuse('unknown_message', 'There is no such message.');
  if (!mayAsk(protocol[name].from, sender)) return refuse('not_allowed', 'This message may not be sent from there.');
  const parsed = z.safeParse(protocol[name].data, data);
  if (!parsed.success) return refuse('invalid_message', 'The message does not have the form it should have.');
  if ('platform' in parsed.data && !isOn(parsed.data.platform, sender)) return refuse('not_allowed', 'The page is of another platform.');
  try {
    const handle = handlers[name] as (data: unknown, sender: Sender) => Promise<unknown>; // data was parsed for this very name
    return { ok: true, answer: await handle(parsed.data, sender) };
  } catch (error) {
    return error instanceof LensError ? refuse(error.code, error.message) : refuse('failed', 'Something went wrong in the extension.');
  }
}

const refuse = (code: string, title: string): Reply => ({ ok: false, code, title });

function isServed(handlers: Handlers, name: string): name is keyof Handlers {
  return Object.hasOwn(handlers, name);
}

/** Pages of the extension have its own origin; content scripts speak from a tab on a platform's address, top frame only. */
function mayAsk(from: 'content' | 'page' | 'worker', sender: Sender): boolean {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return false;
  const own = isOwn(sender.url);
  if (from === 'page') return own;
  return own || (from === 'content' && isTopFrame(sender) && sender.tab !== undefined && platformOf(sender.url) !== undefined);
}

/** A page that is just being left for another site is no longer the tab's top frame; what it read last still counts. */
function isTopFrame({ frameId, documentLifecycle }: Sender): boolean {
  return frameId === 0 || documentLifecycle === 'pending_deletion' || documentLifecycle === 'cached';
}

function isOn(platform: unknown, sender: Sender): boolean {
  const url = sender.url;
  return url !== undefined && (platformOf(url) === platform || isOwn(url));
}

const isOwn = (url: string) => url.startsWith(`${globalThis.location.origin}/`);

/** The platform an address belongs to. @returns `undefined` for any other address. */
export function platformOf(url: string): PlatformId | undefined {
  const { protocol: scheme, host } = new URL(url);
  if (scheme !== 'https:') return undefined;
  return Object.values(adapterMetas).find(({ matches }) => matches.some((pattern) => hostOf(pattern) === host))?.id;
}

/** Our own match patterns name one host each (`https://app.galxe.com/*`). */
const hostOf = (pattern: string) => pattern.split('/')[2];
