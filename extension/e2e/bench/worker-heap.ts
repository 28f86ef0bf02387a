import type { CDPSession } from '@playwright/test';
import type { Lens } from '../harness/lens.ts';

/**
 * Megabytes of the worker's heap after a collection, as the browser's own tools count them.
 * @throws When the worker is not running: ask it something first.
 */
export async function workerHeap({ context, origin }: Lens): Promise<number> {
  const [page] = context.pages();
  if (!page) throw new Error('There is no page to ask the browser from.');
  const session = await context.newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  if (!worker) throw new Error('The worker is not running.');
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false });
  await ask(session, sessionId, 'HeapProfiler.collectGarbage');
  const { usedSize } = (await ask(session, sessionId, 'Runtime.getHeapUsage')) as { usedSize: number }; // as the protocol says
  await session.detach();
  return usedSize / 1e6;
}

let asked = 0;

/** Playwright has no session for a worker: what it is asked travels through the page's. */
async function ask(session: CDPSession, sessionId: string, method: string): Promise<unknown> {
  const id = ++asked;
  const answer = new Promise<unknown>((resolve) => {
    const heard = ({ message }: { message: string }) => {
      const { id: of, result } = JSON.parse(message) as { id?: number; result: unknown }; // the protocol's own envelope
      if (of !== id) return;
      session.off('Target.receivedMessageFromTarget', heard);
      resolve(result);
    };
    session.on('Target.receivedMessageFromTarget', heard);
  });
  await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
  return answer;
}
