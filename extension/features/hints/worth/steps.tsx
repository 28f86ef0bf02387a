import type { Factor, RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { EpochMs } from '@infofi-lens/shared/units';
import { ago, count, percent, usd } from '../../../ui/format.ts';
import { worthWords } from './words.ts';

const text = worthWords;

type Told = Extract<RoiEstimate, { status: 'estimate' }>;

/** From a winner's reward to the net value: what each step adds or takes. */
export function Steps({ estimate: { factors, value }, now }: { estimate: Told; now: EpochMs }) {
  return (
    <table className="lens-table panel-steps">
      <caption>{text.steps}</caption>
      <tbody>
        {factors.map((factor) => (
          <tr key={factor.name}>
            <th scope="row">
              {text.factor[factor.name]}
              <span className="lens-muted lens-small panel-of">{aboutFactor(factor, now)}</span>
            </th>
            <td className="lens-number">{signed(factor.contribution)}</td>
          </tr>
        ))}
        <tr className="panel-sum">
          <th scope="row">
            {text.sum}
            <span className="lens-muted lens-small panel-of">{value.p10 < value.p90 && text.between(usd(value.p10), usd(value.p90))}</span>
          </th>
          <td className="lens-number">{usd(value.p50)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function aboutFactor({ times, n, observedAt, detail }: Factor, now: EpochMs): string {
  const share =
    times && (times.p10 === times.p90 ? percent(times.p50) : text.times(percent(times.p50), percent(times.p10), percent(times.p90)));
  const rests = n === undefined || n === 0 ? undefined : text.from(count(n));
  return [share, ...detail.map((word) => text.detail[word]), rests, observedAt === undefined ? undefined : ago(observedAt, now)]
    .filter((part) => part !== undefined)
    .join(' · ');
}

const signed = (dollars: number) => (dollars > 0 ? `+${usd(dollars)}` : usd(dollars));
