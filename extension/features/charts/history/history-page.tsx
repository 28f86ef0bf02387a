import { growthMethodology } from '@infofi-lens/shared/scoring/roi/growth';
import type { EpochMs } from '@infofi-lens/shared/units';
import { inWords } from '@infofi-lens/shared/words/sentence';
import { useState } from 'react';
import { useLive } from '../../../storage/hooks.ts';
import { ChartPart } from '../../../ui/charts/chart-part.tsx';
import { dateTime, exactCount } from '../../../ui/format.ts';
import { Page } from '../../../ui/page.tsx';
import { Empty, Loading } from '../../../ui/states.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { Choose } from '../choose.tsx';
import { LineBand } from '../draw/line-band.tsx';
import { chartWords } from '../words.ts';
import { type CampaignHistory, campaignHistory, linePoints, recordedCampaigns } from './load-history.ts';

const text = chartWords.history;

/** How the participants of a campaign grew, and how many there may be. */
export function HistoryPage() {
  const now = useNow();
  const [chosen, setChosen] = useState<string>();
  const recorded = useLive((store) => recordedCampaigns(store, now), [now]);
  const current = recorded?.find(({ key }) => key === chosen) ?? recorded?.[0];
  const history = useLive(async (store) => (current ? campaignHistory(store, current.key, now) : undefined), [current?.key, now]);
  return (
    <Page title={text.title} intro={text.intro}>
      {recorded === undefined && <Loading rows={5} />}
      {recorded?.length === 0 && (
        <Empty title={text.none}>
          <p className="lens-p">{text.noneText}</p>
        </Empty>
      )}
      {recorded && current && (
        <Choose
          label={chartWords.choose}
          options={recorded.map(({ key, name }) => ({ key, name: name ?? chartWords.unnamed }))}
          value={current.key}
          onChange={setChosen}
        />
      )}
      {history && <HistoryView name={current?.name ?? chartWords.unnamed} history={history} now={now} />}
    </Page>
  );
}

export function HistoryView({ name, history, now }: { name: string; history: CampaignHistory; now: EpochMs }) {
  const { points, end } = history;
  const whole = (value: number) => exactCount(Math.round(value));
  return (
    <div className="lens-stack">
      <p className="lens-p">
        {end ? text.projection(whole(end.p50), whole(end.p10), whole(end.p90), dateTime(end.at)) : text.noProjection}
      </p>
      <ChartPart
        label={`${text.value}, ${name}`}
        columns={[text.at, text.value, text.low, text.high]}
        rows={[
          ...points.map(({ at, value }) => [dateTime(at), exactCount(value), '', ''] as const),
          ...(end ? [[text.atEnd(dateTime(end.at)), whole(end.p50), whole(end.p10), whole(end.p90)] as const] : []),
        ]}
      >
        <LineBand points={linePoints(history, now)} now={now} nowLabel={chartWords.now} />
      </ChartPart>
      <p className="lens-p lens-muted lens-small">{inWords(growthMethodology)}</p>
    </div>
  );
}
