import { shownField } from '@infofi-lens/shared/facts/known';
import { type Point, trend, trendMethodology } from '@infofi-lens/shared/scoring/trends/trend';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { Figure, type FigureView } from '../../../ui/figure.tsx';
import { fieldFigure } from '../../../ui/figures/field.ts';
import { shillFigure } from '../../../ui/figures/shill.ts';
import { figureWords } from '../../../ui/figures/words.ts';
import { change, count, duration, percent } from '../../../ui/format.ts';
import { Sparkline } from '../../../ui/sparkline.tsx';
import { knownAs } from '../entity.ts';
import type { Feed, KnownEntity } from '../feed.ts';
import { overlayWords } from '../words.ts';
import { useHeld, usePast, useShill } from './use-feed.ts';

const text = overlayWords.profile;

interface ProfileDetailsProps {
  readonly feed: Feed;
  readonly entity: KnownEntity;
  readonly now: EpochMs;
}

/** What is known of an account. Describes, judges nothing. */
export function ProfileDetails({ feed, entity, now }: ProfileDetailsProps) {
  const points = usePast(feed, [entity.key], 'followers', entity.seen?.firstSeen, entity).get(entity.key) ?? [];
  const posts = useHeld(feed, entity.key, entity);
  const score = useShill(feed, entity.key, entity);
  const profile = knownAs(entity, 'profile');
  if (!profile) return null;
  return (
    <div className="overlay-figures">
      <Figure label={text.followers} view={fieldFigure(profile, 'followers')} now={now} />
      <Figure label={text.change} view={changeFigure(points, now)} now={now}>
        {points.length > 1 && <Sparkline label={text.followers} points={points} now={now} />}
      </Figure>
      {shownField(profile, 'following') && <Figure label={text.following} view={fieldFigure(profile, 'following')} now={now} />}
      {shownField(profile, 'createdAt') && <Figure label={text.joined} view={fieldFigure(profile, 'createdAt')} now={now} />}
      {posts !== undefined && (
        <Figure
          label={text.posts}
          view={{ text: count(posts), evidence: { source: 'you', methodology: text.postsMethodology } }}
          now={now}
        />
      )}
      {score && (
        <Figure label={figureWords.shill.label} view={shillFigure(score)} now={now}>
          <span className="lens-muted lens-small">{score.total ? figureWords.sure(percent(score.confidence)) : text.scoreLacks}</span>
        </Figure>
      )}
    </div>
  );
}

function changeFigure(points: readonly Point[], now: EpochMs): FigureView {
  const move = trend(points, now as number as DurationMs, now); // all the time there was: from the first point
  if (!move.known) return { unknown: text.noHistory };
  const { from, to, change: by } = move.value;
  return {
    text: overlayWords.card.moved(change(by), duration(to.at - from.at)),
    evidence: { source: 'computed', methodology: trendMethodology, observedAt: to.at },
  };
}
