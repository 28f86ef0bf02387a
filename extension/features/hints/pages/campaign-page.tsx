import { shownField } from '@infofi-lens/shared/facts/known';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import { useLive } from '../../../storage/hooks.ts';
import type { Settings } from '../../../storage/settings-schema.ts';
import { hashOf } from '../../../ui/hash-of.ts';
import { Loading } from '../../../ui/states.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { CampaignView } from '../campaign-panel.tsx';
import { loadCampaign } from '../load-campaign.ts';
import { ReportPart } from '../report-part.tsx';
import { panelWords } from '../words.ts';
import { DaysPart } from './days-part.tsx';
import { KnownPart } from './known-part.tsx';
import { PointsTable } from './points-table.tsx';
import { keyOfKind, NotThere, Ways } from './thing.tsx';
import { pagesWords as text } from './words.ts';

const quarter = 90 * 86_400_000;
/** How far back lines go on pages that have the room. */
export const quarterBack = (now: EpochMs): EpochMs => epochMs(now - quarter) ?? now;

/** Everything known of one campaign: what it is worth and why, how it went, how each field is known, and one's own part in it. */
export function CampaignPage({ settings, rest }: { settings: Settings; rest: string }) {
  const now = useNow();
  const key = keyOfKind(rest, 'campaign');
  const data = useLive(async (store) => (key ? loadCampaign(store, key, quarterBack(now), now) : null), [key, now]);
  if (data === undefined) return <Loading rows={8} />;
  if (data === null || !key) return <NotThere entity={key} />;
  const { campaign, space, participants } = data;
  return (
    <article className="panel thing">
      <CampaignView data={data} now={now} unconfirmed={settings.showUnconfirmed}>
        <PointsTable id={campaign.id} label={panelWords.campaign.trend} points={participants} now={now} />
      </CampaignView>
      <Ways entity={campaign}>
        {space && (
          <a className="lens-link" href={hashOf('space', space.key)}>
            {text.space(shownField(space, 'name')?.value ?? space.id)}
          </a>
        )}
      </Ways>
      <div className="thing-wide">
        <KnownPart entity={campaign} now={now} />
        <ReportPart subject={{ is: 'entity', platform: campaign.platform, kind: 'campaign', key: campaign.key }} />
      </div>
      <div className="thing-wide">
        <DaysPart campaign={key} id={campaign.id} now={now} />
      </div>
    </article>
  );
}
