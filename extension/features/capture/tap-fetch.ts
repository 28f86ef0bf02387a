import { attempt, given, ignore, maxBody, textOf, type Watch } from './watch.ts';

/** @returns how to put the page's own function back; it stays wrapped, and passes everything on, if somebody wrapped it since. */
export function tapFetch(watch: Watch): () => void {
  const { fetch } = window;
  const watched: typeof fetch = function (this: unknown, ...args) {
    const look = watch.time(() => before(watch, args));
    const answer = Reflect.apply(fetch, this, args);
    // The page gets the very promise of its request. A bare rejection that it does not handle itself is not reported to it:
    // the price of looking, paid for watched addresses only.
    if (look) answer.then(look, ignore);
    return answer;
  };
  window.fetch = watched;
  return () => {
    if (window.fetch === watched) window.fetch = fetch;
  };
}

/** @returns what to do with the answer; `undefined` when it is not wanted. */
function before(watch: Watch, [input, init]: Parameters<typeof fetch>): ((answer: Response) => void) | undefined {
  try {
    const wanted = watch.wants(input instanceof Request ? input.url : String(input));
    if (!wanted) return undefined;
    const pageUrl = location.href;
    const asked = wanted.rule.requestBody ? bodyOf(input, init) : undefined;
    return (answer) => {
      // Cloned here, in the first reaction to the promise: before the page can have read the body.
      const copy = watch.time(() => attempt(() => answer.clone()));
      if (!copy) return;
      Promise.all([readBounded(copy, watch), asked])
        .then(([body, requestBody]) => watch.found({ url: wanted.url, pageUrl, status: answer.status, ...given({ body, requestBody }) }))
        .catch(ignore); // an answer broken off: the page sees that itself
    };
  } catch {
    return undefined; // an address that is none: the page's own call says so
  }
}

/** The text a request is sent with. A Request's body is cloned, because reading it would use it up. */
function bodyOf(input: RequestInfo | URL, init: RequestInit | undefined): Promise<string | undefined> | undefined {
  if (init?.body != null) return textOf(init.body);
  return input instanceof Request && input.body !== null ? input.clone().text().catch(ignore) : undefined;
}

/** @returns `undefined` when the body is longer than may be handed over. */
async function readBounded(answer: Response, { time }: Pick<Watch, 'time'>): Promise<string | undefined> {
  if (Number(answer.headers.get('content-length')) > maxBody || answer.body === null) return undefined;
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > maxBody) {
      reader.cancel().catch(ignore);
      return undefined;
    }
    text += time(() => decoder.decode(value, { stream: true }));
  }
}
