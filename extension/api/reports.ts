import { ReportReceipt, type WrongReport } from '@infofi-lens/shared/contracts/reports';
import { type Connection, request } from './request.ts';

/** Says that something looks wrong. Without an account, without a key. @throws {ApiError} as {@link request}. */
export async function sendReport(connection: Connection, report: WrongReport): Promise<void> {
  await request(connection, ReportReceipt, { method: 'POST', path: '/v1/reports', body: JSON.stringify(report) });
}
