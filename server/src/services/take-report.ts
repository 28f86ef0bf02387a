import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import type { ReportReceipt, WrongReport } from '@infofi-lens/shared/contracts/reports';
import type { EpochMs } from '@infofi-lens/shared/units';
import { InputError } from '../http/errors.ts';
import type { AdapterHealthStore } from '../stores/adapter-health-store.ts';

/**
 * Counts what somebody said looks wrong.
 * @throws {InputError} `invalid_input` for a version of a reader that is not out yet: strangers would fill the table with them.
 */
export function reportTaking({ store, now }: { store: Pick<AdapterHealthStore, 'addReport'>; now: () => EpochMs }) {
  return async ({ adapter, kind, field, reason, extension }: WrongReport): Promise<ReportReceipt> => {
    if (!isOut(adapter)) throw new InputError('invalid_input', 'There is no such version of that reader.', 'adapter');
    const countedAt = now();
    await store.addReport({ adapter, code: `${kind}.${field}:${reason}`, extension }, countedAt);
    return { countedAt };
  };
}

function isOut(adapter: string): boolean {
  const [platform, version] = adapter.split('@');
  return Object.values(adapterMetas).some(({ id, version: newest }) => id === platform && Number(version) <= newest);
}
