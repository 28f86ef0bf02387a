import type { Task } from '@infofi-lens/shared/facts/campaign';
import { type Known, shownField } from '@infofi-lens/shared/facts/known';
import type { EpochMs } from '@infofi-lens/shared/units';
import { EvidenceMark } from '../../ui/evidence-mark.tsx';
import { askText, campaignAsks, isHeavy } from '../../ui/figures/asks.ts';
import { Section, Tag } from '../../ui/states.tsx';
import { panelWords } from './words.ts';

/** What a campaign asks of a person, the heaviest first, and its tasks by name. */
export function AsksList({ campaign, now }: { campaign: Known<'campaign'>; now: EpochMs }) {
  const tasks = shownField(campaign, 'tasks');
  const known = campaignAsks(campaign);
  return (
    <Section
      title={panelWords.campaign.asks}
      aside={known && <EvidenceMark evidence={known.evidence} of={panelWords.campaign.asks} now={now} />}
    >
      {known && known.asks.list.length > 0 && (
        <ul className="panel-tags">
          {known.asks.list.map((ask) => (
            <li key={ask.kind}>
              <Tag tone={isHeavy(ask) ? 'warn' : 'plain'}>{askText(ask)}</Tag>
            </li>
          ))}
        </ul>
      )}
      {known && known.asks.unclear > 0 && <p className="lens-p lens-muted lens-small">{panelWords.unclear(known.asks.unclear)}</p>}
      {tasks === undefined && <p className="lens-p lens-muted">{panelWords.campaign.asksUnknown}</p>}
      {tasks?.value.length === 0 && <p className="lens-p lens-muted">{panelWords.campaign.asksNothing}</p>}
      {tasks && tasks.value.length > 0 && <Tasks tasks={tasks.value} />}
    </Section>
  );
}

function Tasks({ tasks }: { tasks: readonly Task[] }) {
  return (
    <details className="lens-details">
      <summary>{panelWords.campaign.tasks(tasks.length)}</summary>
      <ol className="panel-tasks">
        {tasks.map((task) => (
          <li key={task.id}>
            {task.name ?? task.type ?? task.id}
            {task.optional && <span className="lens-muted"> ({panelWords.campaign.optional})</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
