import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { WrongReport } from '@infofi-lens/shared/contracts/reports';
import { LensError } from '@infofi-lens/shared/errors';
import type { DataOf } from '../../messaging/protocol.ts';
import type { Store } from '../../storage/store.ts';

export interface ReportDeps {
  readonly store: Pick<Store, 'settings'>;
  readonly send: (server: string, report: WrongReport) => Promise<void>;
  /** Version of the extension, `0.1.0`. */
  readonly extension: string;
  /** Whether the browser has a network at all. */
  readonly online: boolean;
}

/**
 * Tells the server that something looks wrong, once. Nothing is kept for later: what could not be told is said to the person.
 * @throws {LensError} `no_server` when none is set, `offline`, `invalid_message` for what names no field; {ApiError} from the server.
 */
export async function reportWrong(deps: ReportDeps, { platform, kind, field, reason }: DataOf<'report-wrong'>): Promise<void> {
  const { extension, online, send, store } = deps;
  const adapter = `${platform}@${adapterMetas[platform].version}`;
  const report = WrongReport.safeParse({ adapter, kind, field, reason, extension });
  if (!report.success) throw new LensError('invalid_message', 'The report names no field.', { cause: report.error });
  const { api } = await store.settings.get();
  if (api === null) throw new LensError('no_server', 'No server is set.');
  if (!online) throw new LensError('offline', 'You are offline.');
  await send(api, report.data);
}
