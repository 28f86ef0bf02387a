import { parseEntityKey } from '@infofi-lens/shared/facts/entity';
import { browser } from 'wxt/browser';
import { ReportWrong } from '../../../ui/report/report-wrong.tsx';
import type { Feed, KnownEntity } from '../feed.ts';

/** Says that something shown of an entity looks wrong. */
export function ReportPart({ feed, entity }: { feed: Feed; entity: KnownEntity }) {
  const about = parseEntityKey(entity.key);
  if (!about) return null;
  const fields = [...new Set([...Object.keys(entity.seen?.fields ?? {}), ...Object.keys(entity.crowd ?? {})])].sort();
  return (
    <ReportWrong
      key={entity.key}
      platform={about.platform}
      kind={about.kind}
      fields={fields}
      version={browser.runtime.getManifest().version}
      send={(wrong) => feed.report(wrong)}
    />
  );
}
