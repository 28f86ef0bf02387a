import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { useLive } from '../../storage/hooks.ts';
import { noticeFor } from '../../storage/page-notice.ts';
import type { PageKind } from '../../storage/page-outcome.ts';
import type { Store } from '../../storage/store.ts';
import { PageNoticeBox } from '../../ui/page-notice.tsx';
import type { Subject } from './subject.ts';

/** Said first when what follows is not from now: the page changed its layout, or reading it was switched off. */
export function PanelNotice({ subject, now }: { subject: Exclude<Subject, { is: 'elsewhere' }>; now: EpochMs }) {
  const found = useLive((store) => loadNotice(store, subject), [JSON.stringify(subject)]);
  return found ? <PageNoticeBox platform={subject.platform} {...found} now={now} /> : null;
}

export async function loadNotice(store: Store, subject: Exclude<Subject, { is: 'elsewhere' }>) {
  const page: PageKind = subject.is === 'platform' ? 'other' : subject.kind;
  const notice = await noticeFor(store, subject.platform, { page });
  return notice && { notice, dataFrom: await dataFrom(store, subject) };
}

/** The newest sighting of what the page is about; of the platform, where it is about no single thing. */
async function dataFrom(store: Store, subject: Exclude<Subject, { is: 'elsewhere' }>): Promise<EpochMs | undefined> {
  if (subject.is === 'platform') return store.facts.newestOf(subject.platform);
  const [seen, said] =
    subject.is === 'entity' ? await bothOf(store, subject.key) : await namedBoth(store, subject.platform, subject.kind, subject.name);
  const agreed = Object.values(said?.facts ?? {}).flatMap(({ evidence }) => (evidence.status === 'agreed' ? [evidence.observedAt] : []));
  return [...agreed, ...(seen ? [seen.lastSeen] : [])].sort((a, b) => b - a)[0];
}

const bothOf = (store: Store, key: EntityKey) => Promise.all([store.facts.get(key), store.crowd.get(key)]);
const namedBoth = (store: Store, platform: PlatformId, kind: 'campaign' | 'space' | 'profile', name: string) =>
  Promise.all([store.facts.byPage(platform, kind, name), store.crowd.byPage(platform, kind, name)]);
