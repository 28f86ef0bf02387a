import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { shownField } from '@infofi-lens/shared/facts/known';
import type { ReactNode } from 'react';
import { entities, ofKind } from '../../../storage/entities.ts';
import { useLive } from '../../../storage/hooks.ts';
import { Figure } from '../../../ui/figure.tsx';
import { fieldFigure } from '../../../ui/figures/field.ts';
import { Loading, Section } from '../../../ui/states.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { fieldLabel } from '../../../ui/value-text.ts';
import { words } from '../../../ui/words.ts';
import { Heading } from '../heading.tsx';
import { pointsOf } from '../load-campaign.ts';
import { ReportPart } from '../report-part.tsx';
import { spaceFields } from '../space-panel.tsx';
import { Trend } from '../trend.tsx';
import { panelWords } from '../words.ts';
import { quarterBack } from './campaign-page.tsx';
import { KnownPart } from './known-part.tsx';
import { PointsTable } from './points-table.tsx';
import { keyOfKind, NotThere, Ways } from './thing.tsx';
import { pagesWords as text } from './words.ts';

interface SpacePageProps {
  readonly rest: string;
  /** The table of a space's campaigns, which is another feature's. */
  readonly campaigns: (space: EntityKey) => ReactNode;
}

/** Everything known of one space, how its followers changed, and its campaigns. */
export function SpacePage({ rest, campaigns }: SpacePageProps) {
  const now = useNow();
  const key = keyOfKind(rest, 'space');
  const data = useLive(
    async (store) => {
      if (!key) return null;
      const [[found], followers] = await Promise.all([entities(store, [key]), pointsOf(store, key, 'followers', quarterBack(now))]);
      const space = ofKind(found, 'space');
      return space?.seen || space?.crowd ? { space, followers } : null;
    },
    [key, now],
  );
  if (data === undefined) return <Loading rows={8} />;
  if (data === null || !key) return <NotThere entity={key} />;
  const { space, followers } = data;
  return (
    <article className="panel thing">
      <Heading
        title={shownField(space, 'name')?.value ?? space.id}
        detail={words.platform[space.platform]}
        lastSeen={space.lastSeen}
        now={now}
      />
      <Ways entity={space} />
      <div className="lens-card lens-figures">
        {spaceFields.map(
          (field) =>
            shownField(space, field) && (
              <Figure key={field} label={fieldLabel('space', field)} view={fieldFigure(space, field)} now={now} />
            ),
        )}
      </div>
      <div className="lens-stack">
        <Trend title={panelWords.profile.trend} points={followers} now={now} />
        <PointsTable id={space.id} label={panelWords.profile.trend} points={followers} now={now} />
      </div>
      <div className="thing-wide">
        <Section title={text.campaigns}>{campaigns(key)}</Section>
      </div>
      <div className="thing-wide">
        <KnownPart entity={space} now={now} />
        <ReportPart subject={{ is: 'entity', platform: space.platform, kind: 'space', key: space.key }} />
      </div>
    </article>
  );
}
