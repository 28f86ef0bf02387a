import type { AppealAbout, ContributorStanding } from '@infofi-lens/shared/contracts/standing';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../messaging/send.ts';
import { useLive } from '../../storage/hooks.ts';
import { type Settings, sharesAnything } from '../../storage/settings-schema.ts';
import { Button } from '../../ui/button.tsx';
import { count, dateTime, exactCount } from '../../ui/format.ts';
import { codeOf, problemText } from '../../ui/problem/problem-text.ts';
import { Empty, Loading, Notice, Tag } from '../../ui/states.tsx';
import { fieldLabel, valueText } from '../../ui/value-text.ts';
import { words } from '../../ui/words.ts';
import { AppealForm } from './appeal-form.tsx';
import { namesOf } from './names-of.ts';
import { settingsWords } from './words.ts';

const text = settingsWords.standing;

/** What became of what this browser shared, and a way to object. */
export function StandingSection({ settings }: { settings: Settings }) {
  const identity = useLive(async (store) => (await store.identity.get()) ?? null, []);
  if (identity === undefined) return <Loading rows={2} />;
  const isKnown = settings.api !== null && identity?.registeredAt.includes(settings.api);
  return (
    <div className="lens-stack">
      <p className="lens-p lens-muted">{text.intro}</p>
      {isKnown ? <Asked server={settings.api} /> : <NothingYet settings={settings} />}
    </div>
  );
}

function NothingYet({ settings }: { settings: Settings }) {
  const shares = sharesAnything(settings);
  const { title, detail } = settings.api === null ? text.noServer : shares ? text.neverSent : text.notSharing;
  return <Empty title={title}>{detail}</Empty>;
}

function Asked({ server }: { server: string | null }) {
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ['standing', server],
    // The worker has held the answer against its contract already: that is what it got from the API.
    queryFn: async () => (await send('standing', {})) as unknown as ContributorStanding,
    staleTime: 30_000,
    refetchOnWindowFocus: false,
  });
  if (isPending) return <Loading rows={4} />;
  return (
    <>
      {error && (
        <Notice tone="warn" title={text.failed} live>
          <p className="lens-p">{problemText(codeOf(error))}</p>
        </Notice>
      )}
      {data && <Standing standing={data} onChange={() => void refetch()} />}
      <div className="lens-line">
        <Button onClick={() => void refetch()} disabled={isFetching}>
          {isFetching ? text.loading : text.refresh}
        </Button>
      </div>
    </>
  );
}

function Standing({ standing, onChange }: { standing: ContributorStanding; onChange: () => void }) {
  const { trust, cluster, counts, lookedAt } = standing;
  return (
    <>
      <dl className="lens-pairs">
        <dt>{text.trust}</dt>
        <dd>
          {text.trustWords[trust.word]}
          {trust.probability !== undefined && (
            <div className="lens-muted lens-small">{text.probability(`${Math.round(trust.probability * 100)} %`)}</div>
          )}
        </dd>
        <dt>{text.cluster}</dt>
        <dd>{cluster === 1 ? text.clusterAlone : text.clusterOf(cluster - 1)}</dd>
      </dl>
      <AppealForm label={text.appealStanding} about={{ what: 'standing' }} onSent={onChange} />
      <dl className="settings-numbers">
        {(Object.keys(text.counts) as (keyof typeof counts)[]).map((name) => (
          <div key={name}>
            <dt className="lens-muted lens-small">{text.counts[name]}</dt>
            <dd>{count(counts[name])}</dd>
          </div>
        ))}
      </dl>
      {lookedAt > 0 && <p className="lens-p lens-small lens-muted">{text.lookedAt(lookedAt)}</p>}
      <Latest latest={standing.latest} />
      <SetAside items={standing.quarantined} onChange={onChange} />
      <Appeals appeals={standing.appeals} />
    </>
  );
}

/** Two numbers side by side are written out: their short forms may look alike, or further apart than they are. */
const compared = (field: string, value: unknown): string =>
  typeof value === 'number' && value >= 10_000 && !field.endsWith('At') ? exactCount(value) : valueText(field, value);

function Latest({ latest }: Pick<ContributorStanding, 'latest'>) {
  const [all, showAll] = useState(false);
  const shown = all ? latest : latest.slice(0, 10);
  const names = useLive((store) => namesOf(store, shown), [shown.map(({ id }) => id).join()]);
  return (
    <div className="lens-stack settings-part" data-gap="small">
      <h3 className="lens-h3">{text.latest}</h3>
      {latest.length === 0 && <p className="lens-p lens-muted">{text.latestNone}</p>}
      {latest.length > 0 && (
        <div className="settings-outcomes">
          <table className="lens-table">
            <thead>
              <tr>
                <th scope="col">{text.what}</th>
                <th scope="col">{text.yours}</th>
                <th scope="col">{text.agreed}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ platform, kind, id, field, yours, agreed, outcome }) => (
                <tr key={`${platform}:${kind}:${id}:${field}`}>
                  <td>
                    {fieldLabel(kind, field)}
                    <br />
                    <span className="lens-muted lens-small">
                      {words.platform[platform]} · {names?.get(`${platform}:${kind}:${id}`) ?? <span className="lens-code">{id}</span>}
                    </span>
                  </td>
                  <td>{compared(field, yours)}</td>
                  <td>
                    {compared(field, agreed)}
                    <br />
                    <span className="settings-outcome" data-outcome={outcome}>
                      {text.outcome[outcome]}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length < latest.length && (
        <span>
          <Button onClick={() => showAll(true)}>{text.more(latest.length - shown.length)}</Button>
        </span>
      )}
    </div>
  );
}

function SetAside({ items, onChange }: { items: ContributorStanding['quarantined']; onChange: () => void }) {
  const names = useLive((store) => namesOf(store, items), [items.map(({ id }) => id).join()]);
  if (items.length === 0) return null;
  return (
    <div className="lens-stack settings-part" data-gap="small">
      <h3 className="lens-h3">{text.setAside}</h3>
      <p className="lens-p lens-small lens-muted">{text.setAsideWhy}</p>
      {items.map(({ no, platform, kind, id, at, title, released }) => (
        <div key={no} className="lens-card lens-stack" data-gap="small">
          <p className="lens-p">
            {words.platform[platform]} · {names?.get(`${platform}:${kind}:${id}`) ?? <span className="lens-code">{id}</span>}{' '}
            <span className="lens-muted lens-small">{dateTime(at)}</span>
          </p>
          <p className="lens-p lens-small">
            {title} {released && <Tag tone="good">{text.released}</Tag>}
          </p>
          {!released && <AppealForm label={text.appeal} about={{ what: 'quarantine', no }} onSent={onChange} />}
        </div>
      ))}
    </div>
  );
}

const tones = { granted: 'good', declined: 'bad' } as const;
const aboutText = (about: AppealAbout) => (about.what === 'standing' ? text.aboutStanding : text.aboutSighting(String(about.no)));

function Appeals({ appeals }: Pick<ContributorStanding, 'appeals'>) {
  const [all, showAll] = useState(false);
  if (appeals.length === 0) return null;
  const shown = all ? appeals : appeals.slice(0, 5);
  return (
    <div className="lens-stack settings-part" data-gap="small">
      <h3 className="lens-h3">{text.appeals}</h3>
      {shown.map(({ no, about, madeAt, text: said, decision }) => (
        <div key={no} className="lens-card lens-stack" data-gap="small">
          <p className="lens-p">
            {aboutText(about)} <span className="lens-muted lens-small">{dateTime(madeAt)}</span>
          </p>
          <p className="lens-p lens-small settings-said">{said}</p>
          <p className="lens-p">
            <Tag tone={decision ? tones[decision.decision] : 'plain'}>{decision ? text[decision.decision] : text.open}</Tag>{' '}
            {decision?.answer}
          </p>
        </div>
      ))}
      {shown.length < appeals.length && (
        <span>
          <Button onClick={() => showAll(true)}>{text.more(appeals.length - shown.length)}</Button>
        </span>
      )}
    </div>
  );
}
