import type { Outcome, Received } from '@infofi-lens/shared/contracts/outcomes';
import type { EpochMs } from '@infofi-lens/shared/units';
import { useState } from 'react';
import { uploadTime } from '../../../storage/jitter.ts';
import { now as clock } from '../../../storage/now.ts';
import { store } from '../../../storage/store.ts';
import type { OutcomeRow } from '../../../storage/tables/outcomes.ts';
import { Button } from '../../../ui/button.tsx';
import { amount, count, date, duration, usd } from '../../../ui/format.ts';
import { Notice, Section } from '../../../ui/states.tsx';
import type { CampaignData } from '../load-campaign.ts';
import { type Draft, draftOf } from './draft.ts';
import { OutcomeForm } from './outcome-form.tsx';
import { emptyDraft, propose } from './propose.ts';
import { outcomeWords } from './words.ts';

const text = outcomeWords;

/** "What did it pay?": to write it down, to correct it, to take it back. Nothing is ever written down by itself. */
export function OutcomePart({ data, now }: { data: CampaignData; now: EpochMs }) {
  const { campaign, outcome } = data;
  const [open, setOpen] = useState<Draft>();
  const [removed, setRemoved] = useState<OutcomeRow>();
  const [failed, setFailed] = useState(false);
  const about = { platform: campaign.platform, campaignId: campaign.id, now, begunAt: data.begunAt };
  const write = (work: () => Promise<unknown>) => {
    store.atOnce(work).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  const save = (made: Outcome) => {
    const at = clock();
    write(() => store.outcomes.record([made], { at, due: uploadTime(at) }));
    setOpen(undefined);
    setRemoved(undefined);
  };
  const remove = (row: OutcomeRow) => {
    const due = uploadTime(clock());
    write(async () => store.outcomes.remove(row.campaign, { server: (await store.settings.get()).api, due }));
    setRemoved(row);
  };
  const proposal = outcome || open ? undefined : propose(data, now);
  return (
    <Section title={text.title}>
      {open && <OutcomeForm key={campaign.key} about={about} start={open} save={save} cancel={() => setOpen(undefined)} />}
      {!open && outcome && <Recorded row={outcome} edit={() => setOpen(draftOf(outcome.outcome))} remove={() => remove(outcome)} />}
      {!open && !outcome && (
        <div className="lens-stack" data-gap="small">
          {removed && removed.campaign === campaign.key && (
            <Notice tone="good" title={text.removed} live>
              {removed.sharedAt !== undefined && <p className="lens-p">{text.removedShared}</p>}
              <span className="lens-line">
                <Button onClick={() => write(() => store.outcomes.putBack(removed, uploadTime(clock())))}>{text.undo}</Button>
              </span>
            </Notice>
          )}
          {proposal ? (
            <Notice title={text.sign[proposal.sign]}>
              <p className="lens-p">{text.proposal}</p>
              <span className="lens-line">
                <Button onClick={() => setOpen(proposal.draft)}>{text.look}</Button>
              </span>
            </Notice>
          ) : (
            <>
              <p className="lens-p lens-muted">{text.why}</p>
              <span>
                <Button onClick={() => setOpen(emptyDraft(data, now))}>{text.record}</Button>
              </span>
            </>
          )}
        </div>
      )}
      {failed && <Notice tone="bad" title={text.failed} live />}
    </Section>
  );
}

function Recorded({ row, edit, remove }: { row: OutcomeRow; edit: () => void; remove: () => void }) {
  const { won, received, minutes, at } = row.outcome;
  return (
    <div className="lens-stack" data-gap="small">
      <p className="lens-p">
        <strong>{won ? received.map(receivedText).join(' + ') || text.wonNothing : text.nothing}</strong>
      </p>
      <p className="lens-p lens-muted lens-small">
        {[
          date(at),
          minutes === undefined ? text.noMinutes : text.minutes(duration(minutes * 60_000)),
          row.sharedAt === undefined ? text.kept : text.shared,
        ].join(' · ')}
      </p>
      <div className="lens-line">
        <Button onClick={edit}>{text.edit}</Button>
        <Button onClick={remove}>{text.remove}</Button>
      </div>
    </div>
  );
}

function receivedText(one: Received): string {
  if (one.kind === 'token') return `${amount(one.amount)} ${one.symbol}`;
  return one.kind === 'points' ? text.points(count(one.points)) : usd(one.usd);
}
