import { type PlatformId, platforms } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { useId, useState } from 'react';
import { useLive } from '../../storage/hooks.ts';
import type { Store } from '../../storage/store.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../ui/words.ts';
import { Visit } from './visit.tsx';
import { activityWords } from './words.ts';

const text = activityWords.page;
const step = 50;
type Choice = PlatformId | 'all';

/** Every look at a page that is still kept, the latest first. */
export function ActivityPage() {
  const now = useNow();
  const id = useId();
  const [platform, choose] = useState<Choice>('all');
  const [most, setMost] = useState(step);
  const found = useLive((store) => loadVisits(store, platform, most), [platform, most]);
  return (
    <div className="lens-stack" data-gap="large">
      <header>
        <h2 className="lens-h1">{activityWords.title}</h2>
        <p className="lens-p lens-muted">{activityWords.intro}</p>
      </header>
      {found === undefined && <Loading rows={6} />}
      {found?.total === 0 && (
        <Empty title={text.none}>
          <p className="lens-p">{text.noneHelp}</p>
        </Empty>
      )}
      {found !== undefined && found.total > 0 && (
        <>
          <div className="lens-line" data-spread>
            <div className="lens-field">
              <label htmlFor={id}>{text.choose}</label>
              <select
                id={id}
                className="lens-input"
                value={platform}
                onChange={({ currentTarget }) => choose(currentTarget.value as Choice)} // its options are those below
              >
                <option value="all">{text.every}</option>
                {platforms.map((name) => (
                  <option key={name} value={name}>
                    {words.platform[name]}
                  </option>
                ))}
              </select>
            </div>
            <span className="lens-muted lens-small" role="status">
              {text.count(found.total)}
            </span>
          </div>
          <Visits found={found} now={now} />
          {found.more && (
            <span>
              <Button onClick={() => setMost(most + step)}>{text.more}</Button>
            </span>
          )}
        </>
      )}
    </div>
  );
}

function Visits({ found, now }: { found: Awaited<ReturnType<typeof loadVisits>>; now: EpochMs }) {
  if (found.visits.length === 0) return <p className="lens-p lens-muted">{text.noneOf}</p>;
  return (
    <ol className="activity-list">
      {found.visits.map(({ visit, waiting }) => (
        <li key={visit.key}>
          <Visit visit={visit} waiting={waiting} now={now} />
        </li>
      ))}
    </ol>
  );
}

/** The latest `most` of a platform, each with how much of it still waits to be sent. */
export async function loadVisits(store: Pick<Store, 'visits' | 'queue'>, platform: Choice, most: number) {
  const [total, latest] = await Promise.all([store.visits.count(), store.visits.recent(platform === 'all' ? most + 1 : undefined)]);
  const own = latest.filter((visit) => platform === 'all' || visit.platform === platform);
  const shown = own.slice(0, most);
  const waiting = await Promise.all(shown.map(({ key }) => store.queue.countOf(key)));
  return { total, more: own.length > most, visits: shown.map((visit, at) => ({ visit, waiting: waiting[at] ?? 0 })) };
}
