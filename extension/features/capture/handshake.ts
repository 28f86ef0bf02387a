/**
 * How the isolated script gives the tap its port. Both run before the page's first script, in either order, and every step
 * is a synchronous event: by the time the page runs, nobody listens any more, so it can neither take the port nor give one.
 */
const offer = 'lens:offer';
const ask = 'lens:ask';

/** What the tap found. `body` is missing where the answer was too large to be handed over. */
export interface Tapped {
  readonly url: string;
  /** Where the page was when it asked. */
  readonly pageUrl: string;
  readonly status: number;
  readonly body?: string;
  readonly requestBody?: string;
}

/** Isolated side. Ends its offer when the tap took the port, at the latest when the document is parsed. */
export function offerPort(target: EventTarget, port: MessagePort, end: AbortSignal): void {
  const taken = new AbortController();
  const give = () => {
    const event = new MessageEvent(offer, { ports: [port], cancelable: true });
    if (!target.dispatchEvent(event)) taken.abort(); // the tap cancels what it took
  };
  target.addEventListener(ask, give, { signal: AbortSignal.any([taken.signal, end]) });
  give();
}

/** Tap's side. */
export function takePort(target: EventTarget, took: (port: MessagePort) => void): void {
  const take = (event: Event) => {
    const port = event instanceof MessageEvent ? event.ports[0] : undefined;
    if (port === undefined) return;
    target.removeEventListener(offer, take);
    event.stopImmediatePropagation();
    event.preventDefault();
    took(port);
  };
  target.addEventListener(offer, take);
  target.dispatchEvent(new Event(ask));
}
