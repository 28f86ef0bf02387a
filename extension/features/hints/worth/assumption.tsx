import type { TokenRef } from '@infofi-lens/shared/scoring/roi/prices';
import { type EpochMs, usd as usdFrom } from '@infofi-lens/shared/units';
import { type FormEvent, useId, useState } from 'react';
import { now as clock } from '../../../storage/now.ts';
import { store } from '../../../storage/store.ts';
import type { PriceRow } from '../../../storage/tables/prices.ts';
import { Button } from '../../../ui/button.tsx';
import { ago, roughUsd } from '../../../ui/format.ts';
import { assumptionWords } from './words.ts';

const text = assumptionWords;

interface AssumptionProps {
  readonly token: TokenRef;
  readonly name: string;
  readonly assumed: PriceRow | undefined;
  readonly now: EpochMs;
}

/** What the person takes a token to be worth, where nobody else says: theirs, called so, and taken back at any time. */
export function Assumption({ token, name, assumed, now }: AssumptionProps) {
  const [written, write] = useState('');
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const done = (work: Promise<unknown>) => {
    work.then(
      () => {
        write('');
        setProblem(undefined);
      },
      () => setProblem(text.failed),
    );
  };
  if (assumed) {
    return (
      <div className="lens-line">
        <span>
          {text.is(name, priceText(assumed.usd))}{' '}
          <span className="lens-muted lens-small">
            {text.yours} · {ago(assumed.at, now)}
          </span>
        </span>
        <Button onClick={() => done(store.prices.forget(token))} aria-label={text.removeOf(name)}>
          {text.remove}
        </Button>
      </div>
    );
  }
  const assume = (event: FormEvent) => {
    event.preventDefault();
    const price = /^\s*\d{1,9}(\.\d{1,12})?\s*$/.test(written) ? usdFrom(Number(written)) : undefined;
    if (price === undefined || price <= 0) return setProblem(text.invalid);
    done(store.prices.assume(token, price, clock()));
  };
  return (
    <form className="lens-field panel-assume" onSubmit={assume} noValidate>
      <label className="lens-small" htmlFor={id}>
        {text.ask(name)}
      </label>
      <div className="panel-assume-line">
        <input
          id={id}
          className="lens-input"
          inputMode="decimal"
          value={written}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && `${id}-problem`}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <Button type="submit">{text.assume}</Button>
      </div>
      {problem && (
        <span id={`${id}-problem`} className="panel-problem lens-small" role="alert">
          {problem}
        </span>
      )}
    </form>
  );
}

/** A price of a fraction of a cent is still a price. */
const priceText = (usd: number) => (usd < 0.01 ? `$${usd}` : roughUsd(usd));
