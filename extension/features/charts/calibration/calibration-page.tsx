import { epochMs } from '@infofi-lens/shared/units';
import { useQuery } from '@tanstack/react-query';
import { analyticsApi } from '../../../api/analytics.ts';
import type { Settings } from '../../../storage/settings-schema.ts';
import { Button } from '../../../ui/button.tsx';
import { dateTime } from '../../../ui/format.ts';
import { Page } from '../../../ui/page.tsx';
import { codeOf, problemText } from '../../../ui/problem/problem-text.ts';
import { Loading, Notice } from '../../../ui/states.tsx';
import { words } from '../../../ui/words.ts';
import { chartWords } from '../words.ts';
import { CalibrationView } from './calibration-view.tsx';

const text = chartWords.calibration;
const tenMinutes = 600_000;

/** Predicted against realised, as the server publishes it. */
export function CalibrationPage({ settings: { api } }: { settings: Settings }) {
  return (
    <Page title={text.title} intro={text.intro}>
      {api === null ? <Notice title={text.noServer} /> : <Published server={api} />}
    </Page>
  );
}

/** What the server said last stays, marked with its time, while it does not answer. */
function Published({ server }: { server: string }) {
  const { data, isPending, isError, fetchStatus, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ['calibration', server],
    queryFn: () => analyticsApi({ origin: server, fetch: (...asked) => fetch(...asked) }).calibration(),
    staleTime: tenMinutes,
  });
  const at = epochMs(dataUpdatedAt);
  const silent = isError || fetchStatus === 'paused';
  return (
    <div className="lens-stack" data-gap="large">
      {isPending && !silent && <Loading rows={5} />}
      {silent && (
        <Notice tone="warn" title={data && at !== undefined ? text.stale(dateTime(at)) : text.offline} live>
          {error && <p className="lens-p">{problemText(codeOf(error))}</p>}
          <span>
            <Button onClick={() => refetch()}>{words.failed.again}</Button>
          </span>
        </Notice>
      )}
      {data && <CalibrationView calibration={data} />}
    </div>
  );
}
