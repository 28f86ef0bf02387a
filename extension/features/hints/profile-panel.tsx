import { shownField } from '@infofi-lens/shared/facts/known';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { ReactNode } from 'react';
import { useLive } from '../../storage/hooks.ts';
import { Figure } from '../../ui/figure.tsx';
import { fieldFigure } from '../../ui/figures/field.ts';
import { percent } from '../../ui/format.ts';
import { spanText } from '../../ui/span-text.ts';
import { Sparkline } from '../../ui/sparkline.tsx';
import { Loading, Section } from '../../ui/states.tsx';
import { fieldLabel, valueText } from '../../ui/value-text.ts';
import { words } from '../../ui/words.ts';
import { Heading } from './heading.tsx';
import { loadProfile, type ProfileData, type Seat } from './load-account.ts';
import { NotRead } from './not-read.tsx';
import { ShillPart } from './shill/shill-part.tsx';
import type { Subject } from './subject.ts';
import { Trend } from './trend.tsx';
import { weeksBack } from './weeks-back.ts';
import { panelWords } from './words.ts';

const fields = ['followers', 'following', 'posts', 'verified', 'level', 'xp', 'points', 'rank', 'createdAt'] as const;

interface ProfilePanelProps {
  readonly page: Extract<Subject, { is: 'entity' | 'named' }>;
  readonly now: EpochMs;
}

/** The account in front: what is known, and where it stands. */
export function ProfilePanel({ page, now }: ProfilePanelProps) {
  const data = useLive((store) => loadProfile(store, page, weeksBack(now)), [JSON.stringify(page), now]);
  if (data === undefined) return <Loading rows={4} />;
  if (data === null)
    return (
      <>
        <NotRead title={panelWords.profile.unknown} {...(page.is === 'entity' ? { entity: page.key } : { platform: page.platform })} />
        {page.is === 'entity' && <ShillPart profile={page.key} now={now} />}
      </>
    );
  return <ProfileView data={data} now={now} />;
}

interface ProfileViewProps {
  readonly data: ProfileData;
  readonly now: EpochMs;
  /** What stands below the line of followers, where there is room for it. */
  readonly children?: ReactNode;
}

export function ProfileView({ data: { profile, followers, seats }, now, children }: ProfileViewProps) {
  const handle = shownField(profile, 'handle')?.value;
  const name = shownField(profile, 'displayName')?.value ?? handle ?? profile.id;
  const detail = [words.platform[profile.platform], handle && `@${handle}`].filter(Boolean).join(' · ');
  return (
    <>
      <Heading title={name} detail={detail} lastSeen={profile.lastSeen} now={now} />
      <div className="lens-card lens-figures">
        {fields.map(
          (field) =>
            shownField(profile, field) && (
              <Figure key={field} label={fieldLabel('profile', field)} view={fieldFigure(profile, field)} now={now} />
            ),
        )}
      </div>
      <ShillPart profile={profile.key} now={now} />
      <Section title={panelWords.profile.onBoards}>
        {seats.length === 0 && <p className="lens-p lens-muted">{panelWords.profile.none}</p>}
        <div className="lens-figures">
          {seats.map(({ entry, board, mindshare }) => {
            const title = board && (shownField(board, 'name')?.value ?? shownField(board, 'topic')?.value);
            const window = board && spanText(shownField(board, 'window')?.value);
            const label = [words.platform[entry.platform], title, window].filter(Boolean).join(' · ');
            return (
              <Figure key={entry.key} label={label} view={rankFigure(entry)} now={now}>
                {mindshare.length > 1 && <Sparkline label={label} points={mindshare} now={now} format={percent} />}
              </Figure>
            );
          })}
        </div>
      </Section>
      <div className="lens-stack" data-gap="small">
        <Trend title={panelWords.profile.trend} points={followers} now={now} />
        {children}
      </div>
    </>
  );
}

function rankFigure(entry: Seat['entry']) {
  const rank = fieldFigure(entry, 'rank');
  const share = shownField(entry, 'mindshare');
  return 'text' in rank ? { ...rank, text: `#${rank.text}${share ? ` (${valueText('mindshare', share.value)})` : ''}` } : rank;
}
