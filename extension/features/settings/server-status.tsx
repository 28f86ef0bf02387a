import { epochMs } from '@infofi-lens/shared/units';
import { useQuery } from '@tanstack/react-query';
import { aboutApi } from '../../api/about.ts';
import { Button } from '../../ui/button.tsx';
import { ago, count, dateTime } from '../../ui/format.ts';
import { Loading, Notice } from '../../ui/states.tsx';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../ui/words.ts';
import { thrownText } from './problem-text.ts';
import { settingsWords } from './words.ts';

const text = settingsWords.server;
const connect = (origin: string) => aboutApi({ origin, fetch: (...asked) => fetch(...asked) });
const minute = 60_000;

/** Whether the server answers right now; asked again each minute while somebody looks. */
export function ServerStatus({ server }: { server: string }) {
  const now = useNow();
  const { data, isError, error, dataUpdatedAt } = useQuery({
    queryKey: ['ping', server],
    queryFn: () => connect(server).ping(() => performance.now()),
    refetchInterval: minute,
  });
  if (isError) return <>{text.dead(thrownText(error))}</>;
  if (data === undefined) return <>{text.asking}</>;
  const at = epochMs(dataUpdatedAt);
  return (
    <>
      {text.alive(Math.round(data).toString())}
      {at !== undefined && <span className="lens-muted"> · {text.asOf(ago(at, now))}</span>}
    </>
  );
}

/** How much the server knows of each platform. What it said last stays, marked, while it does not answer. */
export function ServerKnows({ server }: { server: string }) {
  const { data, isPending, isError, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ['platforms', server],
    queryFn: () => connect(server).platforms(),
    staleTime: minute,
  });
  const at = epochMs(dataUpdatedAt);
  return (
    <div className="lens-stack" data-gap="small">
      <h3 className="lens-h3">{text.known}</h3>
      {isPending && <Loading rows={2} />}
      {isError && (
        <Notice tone="warn" title={data && at !== undefined ? text.stale(dateTime(at)) : text.dead(thrownText(error))}>
          <span>
            <Button onClick={() => refetch()}>{words.failed.again}</Button>
          </span>
        </Notice>
      )}
      {data && (
        <table className="lens-table">
          <thead>
            <tr>
              <th scope="col">{text.platform}</th>
              <th scope="col" data-number>
                {text.agreed}
              </th>
              <th scope="col" data-number>
                {text.reported}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ id, label, totals }) => (
              <tr key={id}>
                <td>{label}</td>
                <td data-number>{count(totals.reduce((sum, { agreed }) => sum + agreed, 0))}</td>
                <td data-number>{count(totals.reduce((sum, { known }) => sum + known, 0))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
