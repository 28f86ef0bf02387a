import type { Unvalued } from '@infofi-lens/shared/contracts/roi';
import type { Reward } from '@infofi-lens/shared/facts/campaign';
import { shownField } from '@infofi-lens/shared/facts/known';
import { facts } from '@infofi-lens/shared/facts/table';
import type { EpochMs } from '@infofi-lens/shared/units';
import { evidenceOf } from '../../ui/evidence.ts';
import { EvidenceMark } from '../../ui/evidence-mark.tsx';
import { Section } from '../../ui/states.tsx';
import { rewardText } from '../../ui/value-text.ts';
import { type CampaignData, tokenOf } from './load-campaign.ts';
import { panelWords } from './words.ts';
import { Assumption } from './worth/assumption.tsx';
import { worthWords } from './worth/words.ts';

/** What each winner gets: tokens by their address, and what adds nothing to the value with the reason. */
export function RewardsList({ data: { campaign, worth, assumed }, now }: { data: CampaignData; now: EpochMs }) {
  const rewards = shownField(campaign, 'rewards');
  if (!rewards || rewards.value.length === 0) return null;
  return (
    <Section
      title={panelWords.campaign.rewards}
      aside={<EvidenceMark evidence={evidenceOf(rewards, facts.campaign.rewards.methodology)} of={panelWords.campaign.rewards} now={now} />}
    >
      <ul className="panel-rewards">
        {rewards.value.map((reward, at) => (
          <li key={JSON.stringify(reward)}>
            <strong className="lens-number">{rewardText(reward)}</strong>
            {reward.tokenAddress && (
              <span className="lens-muted lens-small">
                {' '}
                {panelWords.campaign.token} <span className="lens-code">{reward.tokenAddress}</span>
              </span>
            )}
            <Price reward={reward} why={whyNot(reward, worth.estimate.unvalued)} assumed={assumed[at]} now={now} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface PriceProps {
  readonly reward: Reward;
  /** Why it adds nothing; `undefined`: it does. */
  readonly why: Unvalued['why'] | undefined;
  readonly assumed: CampaignData['assumed'][number];
  readonly now: EpochMs;
}
function Price({ reward, why, assumed, now }: PriceProps) {
  const token = tokenOf(reward);
  const isPriced = why === 'no-price' || why === 'no-market';
  return (
    <>
      {why && <div className="lens-muted lens-small">{worthWords.why[why]}</div>}
      {(isPriced || assumed) && token.symbol !== undefined && <Assumption token={token} name={token.symbol} assumed={assumed} now={now} />}
    </>
  );
}

function whyNot({ kind, symbol, name }: Reward, unvalued: readonly Unvalued[]): Unvalued['why'] | undefined {
  return unvalued.find((one) => one.kind === kind && one.name === (symbol ?? name))?.why;
}
