import type { Announcement, Selection } from '@infofi-lens/shared/collection/announcements';
import { fieldsOf, kinds } from '@infofi-lens/shared/facts/catalog';
import { useState } from 'react';
import { send } from '../../messaging/send.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { listed } from '../../ui/listed.ts';
import { Notice } from '../../ui/states.tsx';
import { fieldLabel } from '../../ui/value-text.ts';
import { words } from '../../ui/words.ts';
import { announcementWords as text, whyOf } from './words.ts';

/** What may be shared now and might not before. @param pending Not empty, oldest first. */
export function AnnouncementsCard({ pending }: { pending: readonly Announcement[] }) {
  const [failed, setFailed] = useState(false);
  const newest = pending.at(-1);
  if (!newest) return null;
  const acknowledge = () => void send('change-settings', { acknowledged: newest.no }).catch(() => setFailed(true));
  return (
    <section className="lens-card lens-stack" aria-labelledby="announcement">
      <h2 className="lens-h2 lens-line" id="announcement">
        <Icon name="info" /> {text.title}
      </h2>
      <p className="lens-p">{text.intro}</p>
      {pending.map((one) => (
        <div key={one.no} className="lens-stack" data-gap="small">
          <h3 className="lens-h3">{text.day(one.day)}</h3>
          {whyOf(one.no) !== undefined && <p className="lens-p">{whyOf(one.no)}</p>}
          <ul className="lens-list">
            {one.adds.map((added) => (
              <li key={JSON.stringify(added)}>{selectionText(added)}</li>
            ))}
          </ul>
        </div>
      ))}
      {failed && <Notice tone="bad" title={text.failed} live />}
      <div className="lens-line">
        <Button kind="primary" onClick={acknowledge}>
          {text.understood}
        </Button>
        <a className="lens-link" href="options.html#sharing" target="_blank" rel="noreferrer">
          {text.settings}
        </a>
      </div>
    </section>
  );
}

/** The fields in the words that they have everywhere. */
function selectionText({ platforms, kinds: some = kinds, fields }: Selection): string {
  const labels = some.flatMap((kind) =>
    fieldsOf(kind).flatMap(([name]) => ((fields?.includes(name) ?? true) ? [fieldLabel(kind, name)] : [])),
  );
  const where = platforms ? listed(platforms.map((id) => words.platform[id])) : text.everywhere;
  return text.ofPlatform(where, listed([...new Set(labels)]));
}
