import { type Announcement, pendingFor } from '@infofi-lens/shared/collection/announcements';
import { lazy, Suspense } from 'react';
import { useLive } from '../../storage/hooks.ts';

// Nearly always there is nothing to say, and the popup has to be small.
const Card = lazy(() => import('./announcements-card.tsx').then((card) => ({ default: card.AnnouncementsCard })));

/**
 * What changed of what is collected, until the person has acknowledged it.
 * @param all Where the announcements are others than the product's.
 */
export function Announcements({ all }: { all?: readonly Announcement[] }) {
  const settings = useLive((store) => store.settings.get(), []);
  const pending = settings ? pendingFor(settings, all) : [];
  if (pending.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Card pending={pending} />
    </Suspense>
  );
}
