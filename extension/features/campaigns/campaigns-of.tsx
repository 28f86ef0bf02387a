import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { useMemo, useState } from 'react';
import { useSummaries } from '../../storage/summaries/use-summaries.ts';
import { Loading } from '../../ui/states.tsx';
import { CampaignsTable } from './campaigns-page.tsx';
import { type CampaignView, firstView } from './view.ts';

/** The campaigns of one space, open or not, for a page about it. */
export function CampaignsOf({ space }: { space: EntityKey }) {
  const { rows, count, state } = useSummaries('campaign');
  const [view, setView] = useState<CampaignView>({ ...firstView, standing: 'any' });
  const own = useMemo(() => rows.filter((row) => row.space === space), [rows, space]);
  if (own.length === 0 && state === 'reading') return <Loading rows={3} />;
  return (
    <CampaignsTable
      rows={own}
      reading={state === 'reading' ? count : undefined}
      view={view}
      change={(next) => setView({ ...view, ...next })}
    />
  );
}
