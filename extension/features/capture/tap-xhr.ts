import type { ResponseRule } from '@infofi-lens/shared/adapters/types';
import { attempt, given, ignore, maxBody, textOf, type Watch } from './watch.ts';

interface Asked {
  readonly url: string;
  readonly rule: ResponseRule;
  readonly pageUrl: string;
  body?: Promise<string | undefined>;
}

/** @returns how to put the page's own functions back. @see tapFetch */
export function tapXhr(watch: Watch): () => void {
  const page = XMLHttpRequest.prototype;
  const { open, send } = page;
  const asked = new WeakMap<XMLHttpRequest, Asked>();
  const heard = new WeakSet<XMLHttpRequest>();
  const timed = (work: () => void) => watch.time(() => attempt(work));

  function watchedOpen(this: XMLHttpRequest, ...args: Parameters<typeof open>): void {
    timed(() => {
      asked.delete(this); // one object may be opened again for another address
      const wanted = watch.wants(String(args[1]));
      if (!wanted) return;
      asked.set(this, { ...wanted, pageUrl: location.href });
      if (heard.has(this)) return;
      heard.add(this);
      this.addEventListener('load', () => timed(() => report(watch, this, asked.get(this))));
    });
    Reflect.apply(open, this, args);
  }

  function watchedSend(this: XMLHttpRequest, ...args: Parameters<typeof send>): void {
    timed(() => {
      const request = asked.get(this);
      if (request?.rule.requestBody && args[0] != null) request.body = textOf(args[0]).catch(ignore);
    });
    Reflect.apply(send, this, args);
  }

  page.open = watchedOpen as typeof open; // the overloads differ in how many arguments they name; all are passed on
  page.send = watchedSend;
  return () => {
    if (page.open === watchedOpen) page.open = open;
    if (page.send === watchedSend) page.send = send;
  };
}

function report(watch: Watch, request: XMLHttpRequest, asked: Asked | undefined): void {
  if (!asked) return;
  const { url, pageUrl } = asked;
  const text = textIn(request);
  if (text === undefined) return;
  const body = text.length > maxBody ? undefined : text;
  Promise.resolve(asked.body)
    .then((requestBody) => watch.found({ url, pageUrl, status: request.status, ...given({ body, requestBody }) }))
    .catch(ignore);
}

/** @returns `undefined` for an answer that the page took as bytes. */
function textIn(request: XMLHttpRequest): string | undefined {
  if (request.responseType === '' || request.responseType === 'text') return request.responseText;
  return request.responseType === 'json' ? JSON.stringify(request.response) : undefined;
}
