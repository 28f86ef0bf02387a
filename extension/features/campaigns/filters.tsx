import { rewardKinds } from '@infofi-lens/shared/facts/campaign';
import { platforms } from '@infofi-lens/shared/facts/entity';
import { useId, useMemo } from 'react';
import type { CampaignSummary } from '../../storage/summaries/summaries.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { words } from '../../ui/words.ts';
import { type CampaignView, firstView, standings } from './view.ts';
import { campaignsWords } from './words.ts';

const text = campaignsWords.filters;
const spans = [1, 3, 7, 30];

interface FiltersProps {
  readonly view: CampaignView;
  readonly rows: readonly CampaignSummary[];
  readonly change: (next: Partial<CampaignView>) => void;
}

/** What narrows the table down. Each works at once. */
export function Filters({ view, rows, change }: FiltersProps) {
  const id = useId();
  const chains = useMemo(() => chainsOf(rows), [rows]);
  const chainsAndChosen = view.chain === undefined || chains.includes(view.chain) ? chains : [view.chain, ...chains];
  const any = (name: string) => ({ key: '', name });
  /** An option of '' takes the filter away. */
  const set = (name: keyof CampaignView) => (key: string) => change({ [name]: key === '' ? undefined : key });
  const isFirst = (Object.keys(view) as (keyof CampaignView)[]).every(
    (name) => view[name] === firstView[name] || name === 'by' || name === 'descending',
  );
  return (
    <search className="dashboard-filters" aria-label={text.label}>
      <div className="lens-field dashboard-filter-text">
        <label htmlFor={id}>{text.text}</label>
        <input
          id={id}
          className="lens-input"
          type="search"
          maxLength={80}
          placeholder={text.textHint}
          value={view.text ?? ''}
          onChange={(event) => change({ text: event.currentTarget.value === '' ? undefined : event.currentTarget.value })}
        />
      </div>
      <SelectField
        label={text.standing}
        value={view.standing}
        options={standings.map((key) => ({ key, name: text.standings[key] }))}
        onChange={(key) => change({ standing: key as CampaignView['standing'] })} // one of the options above
      />
      <SelectField
        label={text.platform}
        value={view.platform ?? ''}
        options={[any(text.anyPlatform), ...platforms.map((key) => ({ key, name: words.platform[key] }))]}
        onChange={set('platform')}
      />
      <SelectField
        label={text.chain}
        value={view.chain ?? ''}
        options={[any(text.anyChain), ...chainsAndChosen.map((key) => ({ key, name: key }))]}
        onChange={set('chain')}
      />
      <SelectField
        label={text.reward}
        value={view.reward ?? ''}
        options={[any(text.anyReward), ...rewardKinds.map((key) => ({ key, name: text.rewards[key] }))]}
        onChange={set('reward')}
      />
      <SelectField
        label={text.within}
        value={String(view.within ?? '')}
        options={[any(text.anyTime), ...spans.map((n) => ({ key: String(n), name: text.days(n) }))]}
        onChange={(key) => change({ within: key === '' ? undefined : Number(key) })}
      />
      {!isFirst && (
        <Button kind="quiet" onClick={() => change({ ...cleared, standing: firstView.standing })}>
          {text.reset}
        </Button>
      )}
    </search>
  );
}

const cleared = { platform: undefined, chain: undefined, reward: undefined, within: undefined, text: undefined };

function chainsOf(rows: readonly CampaignSummary[]): string[] {
  const chains = new Set<string>();
  for (const { chain } of rows) if (chain) chains.add(chain.value);
  return [...chains].sort();
}
