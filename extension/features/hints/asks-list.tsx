import type { Task } from '@infofi-lens/shared/facts/campaign';
import { facts } from '@infofi-lens/shared/facts/catalog';
import { type Known, shownField } from '@infofi-lens/shared/facts/known';
import { asksMethodology, asksOf } from '@infofi-lens/shared/scoring/asks';
import type { EpochMs } from '@infofi-lens/shared/units';
import { computedFrom, evidenceOf } from '../../ui/evidence.ts';
import { EvidenceMark } from '../../ui/evidence-mark.tsx';
import { Section, Tag } from '../../ui/states.tsx';
import { panelWords } from './words.ts';

/** Asks that cost money or privacy, not only minutes. */
const heavy: ReadonlySet<string> = new Set(['kyc', 'gas', 'on-chain']);

/** What a campaign asks of a person, the heaviest first, and its tasks by name. */
export function AsksList({ campaign, now }: { campaign: Known<'campaign'>; now: EpochMs }) {
  const tasks = shownField(campaign, 'tasks');
  const gas = shownField(campaign, 'gas');
  const asks = asksOf(tasks?.value, gas?.value);
  const inputs = [
    ...(tasks ? [{ label: facts.campaign.tasks.label, evidence: evidenceOf(tasks, facts.campaign.tasks.methodology) }] : []),
    ...(gas ? [{ label: facts.campaign.gas.label, evidence: evidenceOf(gas, facts.campaign.gas.methodology) }] : []),
  ];
  return (
    <Section
      title={panelWords.campaign.asks}
      aside={inputs.length > 0 && <EvidenceMark evidence={computedFrom(asksMethodology, inputs)} of={panelWords.campaign.asks} now={now} />}
    >
      {asks && asks.list.length > 0 && (
        <ul className="panel-tags">
          {asks.list.map(({ kind, required, optional }) => (
            <li key={kind}>
              <Tag tone={heavy.has(kind) ? 'warn' : 'plain'}>
                {panelWords.ask[kind]}
                {panelWords.askCount(required, optional)}
              </Tag>
            </li>
          ))}
        </ul>
      )}
      {asks && asks.unclear > 0 && <p className="lens-p lens-muted lens-small">{panelWords.unclear(asks.unclear)}</p>}
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
