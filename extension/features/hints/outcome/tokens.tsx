import { Button, IconButton } from '../../../ui/button.tsx';
import type { DraftToken } from './draft.ts';
import { outcomeWords } from './words.ts';

const text = outcomeWords.form;

interface TokensProps {
  readonly tokens: readonly DraftToken[];
  readonly problem: boolean;
  readonly change: (tokens: readonly DraftToken[]) => void;
}
/** The tokens that arrived, a line each. */
export function Tokens({ tokens, problem, change }: TokensProps) {
  const edit = (at: number, part: Partial<DraftToken>) =>
    change(tokens.map((token, index) => (index === at ? { ...token, ...part } : token)));
  return (
    <fieldset className="panel-tokens">
      <legend>{text.tokens}</legend>
      {tokens.map((token, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own
        <div key={at} className="panel-token">
          <input
            className="lens-input"
            aria-label={text.amount}
            placeholder={text.amount}
            inputMode="decimal"
            aria-invalid={problem}
            value={token.amount}
            onChange={(event) => edit(at, { amount: event.currentTarget.value })}
          />
          <input
            className="lens-input"
            aria-label={text.symbol}
            placeholder={text.symbol}
            aria-invalid={problem}
            value={token.symbol}
            // Another token is found under another address.
            onChange={(event) => edit(at, { symbol: event.currentTarget.value, tokenAddress: undefined, chain: undefined })}
          />
          <IconButton icon="close" label={text.removeToken} onClick={() => change(tokens.filter((_, index) => index !== at))} />
        </div>
      ))}
      {problem && (
        <span className="panel-problem lens-small" role="alert">
          {text.problem.tokens}
        </span>
      )}
      <span>
        <Button kind="quiet" onClick={() => change([...tokens, { amount: '', symbol: '' }])}>
          {text.addToken}
        </Button>
      </span>
    </fieldset>
  );
}
