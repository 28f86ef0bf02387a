import { type Browser, browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { type DataOf, Envelope, type MessageName, type Protocol, protocol } from './protocol.ts';

type FromWorker = { [N in MessageName]: Protocol[N]['from'] extends 'worker' ? N : never }[MessageName];

/** Listens to what the worker tells a content script. @returns how to stop. */
export function listen<N extends FromWorker>(name: N, heard: (data: DataOf<N>) => void): () => void {
  const listener = (raw: unknown, sender: Browser.runtime.MessageSender) => {
    const envelope = Envelope.safeParse(raw);
    if (!envelope.success || envelope.data.lens !== name || sender.id !== browser.runtime.id || sender.tab) return;
    const parsed = z.safeParse(protocol[name].data, envelope.data.data);
    if (parsed.success) heard(parsed.data as DataOf<N>); // parsed with the schema of this very name
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
