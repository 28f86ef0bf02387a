import { facts } from '@infofi-lens/shared/facts/catalog';
import { type Known, shownField } from '@infofi-lens/shared/facts/known';
import { rewardValue } from '@infofi-lens/shared/scoring/roi/reward-value';
import type { EpochMs } from '@infofi-lens/shared/units';
import { evidenceOf } from '../../ui/evidence.ts';
import { EvidenceMark } from '../../ui/evidence-mark.tsx';
import { Section } from '../../ui/states.tsx';
import { rewardText } from '../../ui/value-text.ts';
import { panelWords } from './words.ts';

/** What each winner gets, with what has no price named as such and tokens by their address. */
export function RewardsList({ campaign, now }: { campaign: Known<'campaign'>; now: EpochMs }) {
  const rewards = shownField(campaign, 'rewards');
  if (!rewards || rewards.value.length === 0) return null;
  const value = rewardValue(rewards.value);
  const unpriced = value.known ? value.value.unpriced : rewards.value;
  return (
    <Section
      title={panelWords.campaign.rewards}
      aside={<EvidenceMark evidence={evidenceOf(rewards, facts.campaign.rewards.methodology)} of={panelWords.campaign.rewards} now={now} />}
    >
      <ul className="panel-rewards">
        {rewards.value.map((reward) => (
          <li key={JSON.stringify(reward)}>
            <strong className="lens-number">{rewardText(reward)}</strong>
            {reward.tokenAddress && (
              <span className="lens-muted lens-small">
                {' '}
                {panelWords.campaign.token} <span className="lens-code">{reward.tokenAddress}</span>
              </span>
            )}
            {unpriced.includes(reward) && <div className="lens-muted lens-small">{panelWords.campaign.unpriced}</div>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
