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
  /** Time the tap took from the page since it last found something, in milliseconds. */
  readonly ms: number;
}

/** Isolated side. The offer ends when the tap took the port, at the latest with `end`. */
export function offerPort(target: EventTarget, port: MessagePort, end: AbortSignal): void {
  const stop = () => target.removeEventListener(ask, give);
  const give = () => {
    const event = new MessageEvent(offer, { ports: [port], cancelable: true });
    if (!target.dispatchEvent(event)) stop(); // the tap cancels what it took
  };
  target.addEventListener(ask, give);
  end.addEventListener('abort', stop, { once: true });
  give();
  if (end.aborted) stop();
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
