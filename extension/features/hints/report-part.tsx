import { fieldsOf, type Kind } from '@infofi-lens/shared/facts/catalog';
import { browser } from 'wxt/browser';
import { send } from '../../messaging/send.ts';
import { consentTo } from '../../permissions/data-consent.ts';
import { ReportWrong } from '../../ui/report/report-wrong.tsx';
import type { Subject } from './subject.ts';

/** Says that something the panel shows of the page in front looks wrong. */
export function ReportPart({ subject }: { subject: Exclude<Subject, { is: 'elsewhere' }> }) {
  const kind: Kind = subject.is === 'platform' ? 'board-entry' : subject.kind;
  const fields = fieldsOf(kind).flatMap(([name, { reach }]) => (reach === 'local' ? [] : [name]));
  const key = 'key' in subject ? subject.key : `${subject.platform}:${kind}`;
  return (
    <ReportWrong
      key={key}
      platform={subject.platform}
      kind={kind}
      fields={fields}
      version={browser.runtime.getManifest().version}
      // The browser asks in the click or not at all; what it was not told the worker refuses, with the reason.
      send={(wrong) => consentTo(['report']).then(() => send('report-wrong', wrong))}
    />
  );
}
