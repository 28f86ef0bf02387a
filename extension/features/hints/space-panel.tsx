import { pageAddress } from '@infofi-lens/shared/adapters/page-address';
import { shownField, usableFields } from '@infofi-lens/shared/facts/known';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Entity } from '../../storage/entities.ts';
import { useLive } from '../../storage/hooks.ts';
import { markOf } from '../../ui/evidence.ts';
import { Figure } from '../../ui/figure.tsx';
import { campaignFigures } from '../../ui/figures/campaign.ts';
import { fieldFigure } from '../../ui/figures/field.ts';
import { Rows, type RowView } from '../../ui/row.tsx';
import { Loading, Section } from '../../ui/states.tsx';
import { fieldLabel, rewardText } from '../../ui/value-text.ts';
import { words } from '../../ui/words.ts';
import { Heading } from './heading.tsx';
import { loadSpace } from './load-account.ts';
import { NotRead } from './not-read.tsx';
import type { Subject } from './subject.ts';
import { panelWords } from './words.ts';

/** What is told of a space, in this order. */
export const spaceFields = ['followers', 'verified', 'tokenSymbol', 'tgeStatus', 'xHandle'] as const;
const most = 20;

interface SpacePanelProps {
  readonly page: Extract<Subject, { is: 'entity' | 'named' }>;
  readonly now: EpochMs;
}

/** The space in front: what is known of it, and its open campaigns. */
export function SpacePanel({ page, now }: SpacePanelProps) {
  const data = useLive((store) => loadSpace(store, page), [JSON.stringify(page)]);
  if (data === undefined) return <Loading rows={4} />;
  if (data === null) return <NotRead title={panelWords.space.unknown} platform={page.platform} />;
  const { space, campaigns } = data;
  const open = campaigns
    .filter((campaign) => !isOver(campaign, now))
    .sort((a, b) => endOf(a) - endOf(b))
    .slice(0, most);
  return (
    <>
      <Heading
        title={shownField(space, 'name')?.value ?? space.id}
        detail={words.platform[space.platform]}
        lastSeen={space.lastSeen}
        now={now}
      />
      <div className="lens-card lens-figures">
        {spaceFields.map(
          (field) =>
            shownField(space, field) && (
              <Figure key={field} label={fieldLabel('space', field)} view={fieldFigure(space, field)} now={now} />
            ),
        )}
      </div>
      <Section title={panelWords.space.open}>
        {open.length === 0 && <p className="lens-p lens-muted">{panelWords.space.none}</p>}
        <Rows rows={open.map((campaign) => rowOf(campaign, now))} />
      </Section>
    </>
  );
}

function isOver(campaign: Entity<'campaign'>, now: EpochMs): boolean {
  const { status, endsAt } = usableFields(campaign, { unconfirmed: false });
  return status === 'ended' || status === 'deleted' || (typeof endsAt === 'number' && endsAt <= now);
}

/** Those without an end, or with none known, come last. */
const endOf = (campaign: Entity<'campaign'>) => usableFields(campaign, { unconfirmed: false }).endsAt ?? Number.MAX_SAFE_INTEGER;

function rowOf(campaign: Entity<'campaign'>, now: EpochMs): RowView {
  const fields = usableFields(campaign, { unconfirmed: true });
  const { deadline } = campaignFigures(campaign, { now, spent: undefined, unconfirmed: false });
  const href = pageAddress({ ...campaign, fields });
  return {
    id: campaign.key,
    title: fields.name ?? campaign.id,
    detail: (fields.rewards ?? []).map(rewardText).join(', '),
    ...('text' in deadline ? { figure: deadline.text, note: markOf(deadline.evidence, now) } : {}),
    ...(href === undefined ? {} : { href }),
  };
}
