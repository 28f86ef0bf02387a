import { pageAddress } from '@infofi-lens/shared/adapters/page-address';
import { usableFields } from '@infofi-lens/shared/facts/known';
import type { EpochMs } from '@infofi-lens/shared/units';
import { inWords } from '@infofi-lens/shared/words/sentence';
import { type Entity, ofKind } from '../../storage/entities.ts';
import { markOf, sourceLine } from '../../ui/evidence.ts';
import type { FigureView } from '../../ui/figure.tsx';
import { campaignFigures } from '../../ui/figures/campaign.ts';
import { perHourFigure } from '../../ui/figures/roi.ts';
import { age, count } from '../../ui/format.ts';
import { hashOf } from '../../ui/hash-of.ts';
import { lackText } from '../../ui/listed.ts';
import type { RowView } from '../../ui/row.tsx';
import { fieldLabel, rewardText, valueText } from '../../ui/value-text.ts';
import { words } from '../../ui/words.ts';
import type { Changed, Listed } from './lists.ts';
import { nameOf } from './name-of.ts';
import { popupWords } from './words.ts';

/** A row about when a campaign ends. */
export function endingRow(listed: Listed, now: EpochMs): RowView {
  const { deadline } = campaignFigures(listed.campaign, { now, spent: listed.spent, unconfirmed: false });
  return { ...campaignRow(listed), ...figure(deadline, now) };
}

/** A row about what a campaign is worth: what an hour pays where that can be said, else what is expected of it. */
export function bestRow(listed: Listed, now: EpochMs, unconfirmed: boolean): RowView {
  const perHour = listed.estimate && perHourFigure(listed.campaign, listed.estimate, unconfirmed);
  if (perHour && 'text' in perHour) return { ...campaignRow(listed), ...figure(perHour, now) };
  const { expected } = campaignFigures(listed.campaign, { now, spent: listed.spent, unconfirmed });
  const row = { ...campaignRow(listed), ...figure(expected, now) };
  const lacks = perHour && 'missing' in perHour ? `${words.needs(lackText(perHour.missing))} ` : '';
  return {
    ...row,
    note: row.note === undefined ? popupWords.expected : `${popupWords.expected} · ${row.note}`,
    noteTitle: `${popupWords.noPerHour} ${lacks}${row.noteTitle ?? ''}`.trim(),
  };
}

/** A row about what became different. */
export function changeRow({ change, entity }: Changed, now: EpochMs): RowView {
  const { field, before, after } = change;
  const what =
    field === undefined
      ? popupWords.newCampaign
      : before === undefined
        ? popupWords.nowIs(fieldLabel(entity.kind, field), valueText(field, after))
        : popupWords.change(fieldLabel(entity.kind, field), valueText(field, before), valueText(field, after));
  return {
    ...entityRow(entity),
    id: String(change.seq),
    detail: what,
    figure: '',
    note: `${words.source.you} · ${age(change.at, now)}`,
  };
}

/** A row about anything that was found. */
export function foundRow(entity: Entity, now: EpochMs): RowView {
  const campaign = ofKind(entity, 'campaign');
  const row = entityRow(entity);
  if (!campaign)
    return { ...row, ...(entity.lastSeen === undefined ? {} : { note: `${words.source.you} · ${age(entity.lastSeen, now)}` }) };
  const { deadline } = campaignFigures(campaign, { now, spent: undefined, unconfirmed: false });
  return { ...row, ...figure(deadline, now) };
}

/** The reward stands before the space: where the line is cut, the title mostly names the space already. */
function campaignRow({ campaign, space }: Listed): RowView {
  const { rewards = [], points } = usableFields(campaign, { unconfirmed: true });
  const reward = rewards.map(rewardText).at(0) ?? (points ? words.value.points(points, count(points)) : undefined);
  const run = space && nameOf(space);
  return { ...entityRow(campaign), detail: [words.platform[campaign.platform], reward, run].filter(Boolean).join(' · ') };
}

function entityRow(entity: Entity): RowView {
  const fields: Readonly<Record<string, unknown>> = usableFields(entity, { unconfirmed: true });
  const href = pageAddress({ ...entity, fields });
  const name = nameOf(entity) ?? popupWords.unnamed;
  return {
    id: entity.key,
    title: name,
    detail: `${words.platform[entity.platform]} · ${popupWords.kind[entity.kind]}`,
    ...(href === undefined ? {} : { href }),
    ...(entity.kind === 'campaign' && {
      more: { href: `dashboard.html${hashOf('campaign', entity.key)}`, label: popupWords.inDashboard(name) },
    }),
  };
}

function figure(view: FigureView, now: EpochMs): Pick<RowView, 'figure' | 'note' | 'noteTitle'> {
  return 'text' in view
    ? {
        figure: view.text,
        note: markOf(view.evidence, now),
        noteTitle: `${sourceLine(view.evidence)}. ${inWords(view.evidence.methodology)}`,
      }
    : {};
}
