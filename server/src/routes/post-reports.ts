import { ReportReceipt, WrongReport } from '@infofi-lens/shared/contracts/reports';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { limited } from '../http/limited.ts';

/** `POST /v1/reports`: somebody says that something looks wrong. Nobody has to be known for it. */
export const postReports = ({ takeReport, limiting }: Pick<Deps, 'takeReport' | 'limiting'>) =>
  new Hono<AppEnv>().post(
    '/reports',
    declares({
      tag: 'service',
      summary: 'Say that something looks wrong',
      description:
        'Which reader, which field, a reason from a list and the version of the extension: no value, no address, no name of anything. ' +
        'Counted by reader and field; `GET /v1/status` shows the counts of the last 24 hours.',
      answers: { 200: ReportReceipt },
    }),
    limited('report', limiting),
    accepts('json', WrongReport),
    async (c) => c.json(ReportReceipt.parse(await takeReport(c.req.valid('json'))), 200, { 'cache-control': 'no-store' }),
  );
