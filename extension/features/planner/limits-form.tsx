import type { PlanLimits } from '@infofi-lens/shared/scoring/planner/limits';
import { percent } from '../../ui/format.ts';
import { Notice, Section } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import { NumberField } from './number-field.tsx';
import { plannerWords } from './words.ts';

const text = plannerWords.limits;

interface LimitsFormProps {
  readonly limits: PlanLimits;
  readonly chains: readonly string[];
  readonly change: (patch: Partial<PlanLimits>) => void;
  readonly failed: boolean;
}

/** What a person gives to campaigns in a week, and what they will not do. Every change counts at once. */
export function LimitsForm({ limits, chains, change, failed }: LimitsFormProps) {
  return (
    <Section title={text.title}>
      <form className="planner-limits" onSubmit={(event) => event.preventDefault()}>
        <NumberField label={text.hours} value={limits.hours} least={0} most={100} step={0.5} onChange={(hours) => change({ hours })} />
        <NumberField
          label={text.wallets}
          detail={text.walletsHelp}
          value={limits.wallets}
          least={1}
          most={10}
          step={1}
          onChange={(wallets) => change({ wallets })}
        />
        <label className="lens-field">
          <span>{text.risk}</span>
          <input
            type="range"
            min={0}
            max={1}
            step={0.25}
            value={limits.risk}
            aria-valuetext={text.riskIs(percent(limits.risk))}
            onChange={(event) => change({ risk: event.currentTarget.valueAsNumber })}
          />
          <span className="planner-ends lens-muted lens-small" aria-hidden="true">
            <span>{text.careful}</span>
            <span>{text.bold}</span>
          </span>
          <span className="lens-muted lens-small">{text.riskIs(percent(limits.risk))}</span>
        </label>
        <Switch label={text.identity} checked={limits.identity} onChange={(identity) => change({ identity })} />
        <Chains limits={limits} chains={chains} change={change} />
        {failed && <Notice tone="warn" title={text.failed} live />}
      </form>
    </Section>
  );
}

function Chains({ limits, chains, change }: Pick<LimitsFormProps, 'limits' | 'chains' | 'change'>) {
  const { chains: used } = limits;
  return (
    <div className="lens-stack" data-gap="small">
      <Switch
        label={text.anyChain}
        detail={text.anyChainHelp}
        checked={used === undefined}
        onChange={(any) => change({ chains: any ? undefined : [...chains] })}
      />
      {used !== undefined && (
        <fieldset className="planner-chains">
          <legend className="lens-small lens-muted">{text.chains}</legend>
          {chains.length === 0 && <span className="lens-muted">{text.noChains}</span>}
          {chains.map((chain) => (
            <label key={chain}>
              <input
                type="checkbox"
                checked={used.includes(chain)}
                onChange={(event) =>
                  change({ chains: event.currentTarget.checked ? [...used, chain].sort() : used.filter((other) => other !== chain) })
                }
              />
              {chain}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
