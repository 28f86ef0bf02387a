import { parseEntityKey } from '@infofi-lens/shared/facts/entity';
import { useLive } from '../../../storage/hooks.ts';
import { Loading } from '../../../ui/states.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { loadProfile } from '../load-account.ts';
import { ProfileView } from '../profile-panel.tsx';
import { ReportPart } from '../report-part.tsx';
import { panelWords } from '../words.ts';
import { quarterBack } from './campaign-page.tsx';
import { KnownPart } from './known-part.tsx';
import { PointsTable } from './points-table.tsx';
import { keyOfKind, NotThere, Ways } from './thing.tsx';

/** Everything known of one account: its figures, the components of its score, where it stands, and how its followers changed. */
export function ProfilePage({ rest }: { rest: string }) {
  const now = useNow();
  const key = keyOfKind(rest, 'profile');
  const parsed = key && parseEntityKey(key);
  const data = useLive(
    async (store) =>
      key && parsed ? loadProfile(store, { is: 'entity', platform: parsed.platform, kind: 'profile', key }, quarterBack(now)) : null,
    [key, now],
  );
  if (data === undefined) return <Loading rows={8} />;
  if (data === null || !key) return <NotThere entity={key} />;
  return (
    <article className="panel thing">
      <ProfileView data={data} now={now}>
        <PointsTable id={data.profile.id} label={panelWords.profile.trend} points={data.followers} now={now} />
      </ProfileView>
      <Ways entity={data.profile} />
      <div className="thing-wide">
        <KnownPart entity={data.profile} now={now} />
        <ReportPart subject={{ is: 'entity', platform: data.profile.platform, kind: 'profile', key: data.profile.key }} />
      </div>
    </article>
  );
}
