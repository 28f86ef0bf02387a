import { ApiError } from '../../api/request.ts';
import type { Store } from '../../storage/store.ts';
import type { ReportDeps } from './report-wrong.ts';

/**
 * Tells the server what could not be told when it was said. What the server can not take now goes on waiting, and what it will never
 * take is forgotten. What was told may be told again by a worker that died in between: it is a count of wishes, not of people.
 */
export async function sendWaiting(
  { store, send }: { store: Pick<Store, 'reports'> } & Pick<ReportDeps, 'send'>,
  server: string,
): Promise<void> {
  for (const { key, report } of await store.reports.all()) {
    const told = await send(server, report).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        return !isForLater(error);
      },
    );
    if (!told) return;
    await store.reports.settle(key);
  }
}

/** Whether the same may be taken later. */
export const isForLater = ({ status }: ApiError): boolean => status === undefined || status === 429 || status >= 500;
