import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import { asksMethodology } from '@infofi-lens/shared/scoring/roi/asks';
import { roiMethodology } from '@infofi-lens/shared/scoring/roi/estimate';
import type { EpochMs } from '@infofi-lens/shared/units';
import { inWords } from '@infofi-lens/shared/words/sentence';
import { hoursText } from '../../../ui/figures/roi.ts';
import { ago, count, duration, percent, roughUsd, amount as written } from '../../../ui/format.ts';
import { lackText, listed } from '../../../ui/listed.ts';
import { words } from '../../../ui/words.ts';
import type { CampaignData } from '../load-campaign.ts';
import { changers } from './changers.ts';
import { Steps } from './steps.tsx';
import { worthWords } from './words.ts';

const text = worthWords;

/** How the estimate came about, step by step, and what would change it. */
export function Breakdown({ data, now }: { data: CampaignData; now: EpochMs }) {
  const { estimate, crowdAt } = data.worth;
  const { costs, unvalued, model } = estimate;
  const would = changers(data);
  return (
    <details className="lens-details panel-breakdown">
      <summary>{text.breakdown}</summary>
      <div className="lens-stack">
        {estimate.status === 'estimate' ? (
          <Steps estimate={estimate} now={now} />
        ) : (
          <p className="lens-p">{words.needs(lackText(estimate.missing))}</p>
        )}
        <dl className="lens-pairs">
          <dt>{text.hours}</dt>
          <dd>
            {estimate.hours ? hoursText(estimate.hours) : text.unknown}
            <HoursFrom data={data} />
          </dd>
          <dt>{text.gas}</dt>
          <dd>{gasText(costs.gas, now)}</dd>
          {costs.deposits.map(({ amount, symbol, usd: worth, task }) => (
            <div key={task + amount} style={{ display: 'contents' }}>
              <dt>{text.deposit}</dt>
              <dd>
                {worth === undefined
                  ? text.depositOf(written(amount), symbol)
                  : text.depositWorth(written(amount), symbol, roughUsd(worth))}
                <span className="lens-muted lens-small panel-of">{task}</span>
              </dd>
            </div>
          ))}
          {costs.identity.length > 0 && (
            <>
              <dt>{text.identity}</dt>
              <dd>{listed(costs.identity.map((kind) => text.identityOf[kind]))}</dd>
            </>
          )}
          {unvalued.map(({ kind, name, why }) => (
            <div key={`${kind} ${name}`} style={{ display: 'contents' }}>
              <dt>{text.left}</dt>
              <dd>{text.leftOf(name ?? rewardKind(kind), text.why[why])}</dd>
            </div>
          ))}
          {estimate.status === 'estimate' && estimate.concentration && (
            <>
              <dt>{text.held}</dt>
              <dd>
                {text.heldText(
                  percent(estimate.concentration.top10),
                  count(Math.round(estimate.concentration.effectiveHolders)),
                  estimate.concentration.n,
                )}
              </dd>
            </>
          )}
          <dt>{text.restsOn}</dt>
          <dd>
            {estimate.status === 'estimate' && estimate.n > 0 ? text.outcomes(estimate.n) : text.noOutcomes}
            {` · ${model === undefined ? text.noModel : text.model(model)}`}
          </dd>
          <dt>{text.crowd}</dt>
          <dd>{crowdAt === undefined ? text.noCrowd : text.crowdAt(ago(crowdAt, now))}</dd>
        </dl>
        {would.length > 0 && (
          <div>
            <h3 className="lens-h3">{text.would}</h3>
            <ul className="panel-would">
              {would.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        )}
        <details className="lens-details">
          <summary>{text.method}</summary>
          <p className="lens-p lens-small">{inWords(`${roiMethodology} ${asksMethodology}`)}</p>
        </details>
      </div>
    </details>
  );
}

function HoursFrom({ data: { worth } }: { data: CampaignData }) {
  const from = worth.hours ? text.hoursFrom[worth.hours.from](worth.hours.n) : text.noHours;
  const own = worth.spent === undefined ? '' : ` ${text.ownTime(duration(worth.spent))}`;
  return <span className="lens-muted lens-small panel-of">{`${from}${own}`}</span>;
}

function gasText(gas: RoiEstimate['costs']['gas'], now: EpochMs): string {
  if (gas === undefined) return text.gasUnknown;
  if (gas.transactions === 0) return text.gasNone;
  const source = gas.source && text.detail[`gas-${gas.source}`];
  return text.gasOf(
    roughUsd(gas.usd),
    gas.transactions,
    [gas.chain, source, gas.observedAt && ago(gas.observedAt, now)].filter(Boolean).join(' · '),
  );
}

/** A kind of reward in words; one that this version does not know stays as it is. */
function rewardKind(kind: string): string {
  const { reward } = words.value;
  return Object.hasOwn(reward, kind) ? reward[kind as keyof typeof reward] : kind; // just looked up
}
