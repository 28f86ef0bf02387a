import type { EpochMs } from '@infofi-lens/shared/units';
import { useLive } from '../../storage/hooks.ts';
import { pageAddress } from '../../storage/page-address.ts';
import type { VisitRow } from '../../storage/tables/visits.ts';
import { Section } from '../../ui/states.tsx';
import { costText, leftText, thingsText, valuesText } from './tell.ts';
import { useScriptBytes } from './use-script-bytes.ts';
import { activityWords } from './words.ts';

const text = activityWords.part;

interface PageActivityProps {
  readonly tab: number;
  /** Of a page of one of the platforms. */
  readonly url: string;
  readonly now: EpochMs;
}

/** In short for the page in front: what was read on it, what of that left this browser, what it cost. */
export function PageActivity({ tab, url, now }: PageActivityProps) {
  const found = useLive(
    async (store) => {
      const visit = await store.visits.inTab(tab, pageAddress(url));
      return { visit, waiting: visit ? await store.queue.countOf(visit.key) : 0 };
    },
    [tab, url],
  );
  return (
    <Section title={text.title}>
      <dl className="lens-facts">
        <dt>{text.read}</dt>
        <dd>{found?.visit ? readText(found.visit) : text.nothingRead}</dd>
        {found?.visit && (
          <>
            <dt>{text.left}</dt>
            <dd>{leftText(found.visit, found.waiting, now)}</dd>
            <dt>{text.cost}</dt>
            <dd title={activityWords.cost.measured}>
              <CostLine visit={found.visit} />
            </dd>
          </>
        )}
      </dl>
      <p className="lens-p lens-small">
        <a className="lens-link" href="dashboard.html#activity" target="_blank" rel="noreferrer">
          {text.all}
        </a>
      </p>
    </Section>
  );
}

function CostLine({ visit }: { visit: VisitRow }) {
  return costText(visit.cost, useScriptBytes(visit.platform, visit.cost));
}

function readText({ kept }: VisitRow): string {
  const things = thingsText(kept);
  return things === '' ? text.nothingRead : text.readOf(things, valuesText(kept));
}
