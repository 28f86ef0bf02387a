import type { Page } from '@playwright/test';

/**
 * Puts campaigns into the extension's database, from one of its documents and without any code of the product: reading them is what is
 * measured, and pages that show so many would take an hour.
 * @param own The share of them that this browser saw itself; the rest are the crowd's.
 */
export async function fillDatabase(page: Page, count: number, own: number): Promise<void> {
  for (let from = 0; from < count; from += 2_000)
    await page.evaluate(
      async ([first, n, ownUntil, now]) => {
        const day = 86_400_000;
        const request = indexedDB.open('infofi-lens');
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        const writing = database.transaction(['facts', 'crowd', 'crowdColumns', 'crowdWords'], 'readwrite');
        const store = (name: string) => writing.objectStore(name);
        for (let at = first; at < first + n; at++) {
          const [key, id] = [`galxe:campaign:GCbench${at}`, `GCbench${at}`];
          const endsAt = now + day + ((at * 7_919) % 50_000) * 600_000;
          const values: Record<string, unknown> = {
            name: `Campaign number ${at} of a long season`,
            url: `https://app.galxe.com/quest/bench/${id}`,
            status: 'active',
            type: 'token',
            spaceId: String(at % 400),
            startsAt: now - day,
            endsAt,
            participants: (at * 31) % 90_000,
            winnersCap: 1_000,
            distribution: 'raffle',
            chain: ['base', 'arbitrum', 'linea', 'ethereum'][at % 4],
            rewards: [{ kind: 'token', amountPerWinner: String(5 + (at % 50)), symbol: 'USDT' }],
            tasks: Array.from({ length: 6 }, (_, task) => ({
              id: `${id}-${task}`,
              type: 'twitter_follow',
              name: `Follow the account number ${task}`,
            })),
          };
          const seenAt = now - (at % 5_000) * 60_000;
          const words = ['campaign', 'number', String(at), 'season'];
          if (at < ownUntil) {
            const fields = Object.fromEntries(
              Object.entries(values).map(([name, value]) => [name, { value, observedAt: seenAt, via: 'network', adapter: 'galxe@1' }]),
            );
            const row = { key, platform: 'galxe', kind: 'campaign', id, fields, firstSeen: seenAt, lastSeen: seenAt, age: seenAt, endsAt };
            store('facts').put({ ...row, parent: `galxe:space:${at % 400}`, words });
          } else {
            const evidence = { n: 7, observedAt: seenAt, spread: 0, confidence: 0.8, method: 'latest-quorum', status: 'agreed' };
            const text = JSON.stringify(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, evidence }])));
            store('crowd').put({ key, platform: 'galxe', kind: 'campaign', id, text });
            store('crowdColumns').put({ key, kind: 'campaign', receivedAt: now, part: 'bench', endsAt, parent: `galxe:space:${at % 400}` });
            store('crowdWords').put({ key, kind: 'campaign', words });
          }
        }
        await new Promise((resolve, reject) => {
          writing.oncomplete = resolve;
          writing.onerror = () => reject(writing.error);
        });
        database.close();
      },
      [from, Math.min(2_000, count - from), count * own, Date.now()] as const,
    );
}
