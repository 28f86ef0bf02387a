import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { WrongReport } from '@infofi-lens/shared/contracts/reports';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import { ApiError } from '../../api/request.ts';
import type { AnswerOf, DataOf } from '../../messaging/protocol.ts';
import type { Store } from '../../storage/store.ts';

export interface ReportDeps {
  readonly store: Pick<Store, 'settings' | 'reports' | 'atOnce'>;
  readonly send: (server: string, report: WrongReport) => Promise<void>;
  /** Whether the browser lets such a report leave at all. */
  readonly mayLeave: () => Promise<boolean>;
  /** Version of the extension, `0.1.0`. */
  readonly extension: string;
  /** Whether the browser has a network at all. */
  readonly online: boolean;
  readonly now: () => EpochMs;
}

/**
 * Tells the server that something looks wrong, once; keeps it for later where there is no network or no answer.
 * @throws {LensError} `no_server` when none is set, `no_consent` when the browser does not let it leave, `invalid_message` for what names
 *   no field, `waiting_full` when too many wait already; {ApiError} from the server.
 */
export async function reportWrong(
  deps: ReportDeps,
  { platform, kind, field, reason }: DataOf<'report-wrong'>,
): Promise<AnswerOf<'report-wrong'>> {
  const { extension, online, send, store, mayLeave } = deps;
  const adapter = `${platform}@${adapterMetas[platform].version}`;
  const report = WrongReport.safeParse({ adapter, kind, field, reason, extension });
  if (!report.success) throw new LensError('invalid_message', 'The report names no field.', { cause: report.error });
  const { api } = await store.settings.get();
  if (api === null) throw new LensError('no_server', 'No server is set.');
  if (!(await mayLeave())) throw new LensError('no_consent', 'The browser was not told that reports may leave.');
  if (online) {
    try {
      await send(api, report.data);
      return { sent: true };
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== undefined) throw error; // the server said no, and why
    }
  }
  const waits = await store.atOnce(() => store.reports.add(report.data, deps.now()));
  if (!waits) throw new LensError('waiting_full', 'Too many reports wait already.');
  return { sent: false };
}
