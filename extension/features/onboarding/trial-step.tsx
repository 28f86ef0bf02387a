import { type ReactNode, useId, useMemo, useState } from 'react';
import { Tag } from '../../ui/states.tsx';
import { useNow } from '../../ui/use-now.ts';
import { type Sample, sampleCampaign } from './sample.ts';
import { onboardingWords } from './words.ts';

const text = onboardingWords.trial;

/** A made-up campaign through the real card and the real scoring, to play with. */
export function TrialStep({ card }: { card: (sample: Sample) => ReactNode }) {
  const now = useNow();
  const [joined, setJoined] = useState(600);
  const [minutes, setMinutes] = useState(15);
  const sample = useMemo(() => sampleCampaign(now, { joined, minutes }), [now, joined, minutes]);
  return (
    <div className="onboarding-trial">
      <div className="lens-stack">
        <p className="lens-p">{text.text}</p>
        <Slider label={text.joinedLabel} said={text.joined(joined)} value={joined} change={setJoined} from={50} to={5_000} by={50} />
        <Slider label={text.minutesLabel} said={text.minutes(minutes)} value={minutes} change={setMinutes} from={5} to={120} by={5} />
      </div>
      <div className="lens-stack onboarding-sample">
        <span>
          <Tag tone="warn">{text.sample}</Tag>
        </span>
        {card(sample)}
      </div>
    </div>
  );
}

interface SliderProps {
  readonly label: string;
  readonly said: string;
  readonly value: number;
  readonly change: (value: number) => void;
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

function Slider({ label, said, value, change, from, to, by }: SliderProps) {
  const id = useId();
  return (
    <div className="lens-field">
      <label htmlFor={id} className="lens-muted">
        {label}
      </label>
      <input
        id={id}
        className="onboarding-slider"
        type="range"
        min={from}
        max={to}
        step={by}
        value={value}
        aria-valuetext={said}
        onChange={(event) => change(event.currentTarget.valueAsNumber)}
      />
      <output htmlFor={id}>{said}</output>
    </div>
  );
}
