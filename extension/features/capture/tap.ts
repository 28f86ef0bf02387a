import type { ResponseRule } from '@infofi-lens/shared/adapters/types';
import { takePort } from './handshake.ts';
import { tapFetch } from './tap-fetch.ts';
import { tapXhr } from './tap-xhr.ts';
import type { Watch } from './watch.ts';

/**
 * Watches what the page itself loads. Runs in the page's world, so it only looks: it makes, changes, delays and repeats no
 * request, and nothing it does reaches the page as an error.
 * @param began When its script's first line ran: starting it is counted with the first thing it finds.
 */
export function startTap(rules: readonly ResponseRule[], began: number): void {
  const wanted = rules.map((rule) => ({ rule, path: new RegExp(rule.path) }));
  let port: MessagePort | undefined;
  const now = performance.now.bind(performance); // before the page can put another clock there
  let ms = 0;
  const time = <T>(work: () => T): T => {
    const from = now();
    try {
      return work();
    } finally {
      ms += now() - from;
    }
  };
  const watch: Watch = {
    wants(address) {
      if (port === undefined) return undefined;
      const url = new URL(address, document.baseURI);
      const match = wanted.find(({ rule, path }) => rule.host === url.host && path.test(url.pathname));
      return match && { url: url.href, rule: match.rule };
    },
    found(tapped) {
      const spent = ms;
      ms = 0;
      time(() => port?.postMessage({ ...tapped, ms: spent })); // copying a long text is counted with the next one
    },
    time,
  };
  takePort(window, (given) => {
    port = given;
    const restore = [tapFetch(watch), tapXhr(watch)];
    // Two words are heard: whether to look at all, and that the extension is gone.
    given.onmessage = ({ data }) => {
      if (data === 'stop') for (const undo of restore) undo();
      port = data === 'on' ? given : undefined;
    };
  });
  ms += now() - began;
}
