import { type FormEvent, useState } from 'react';
import { send } from '../../messaging/send.ts';
import type { SavedView, Settings } from '../../storage/settings-schema.ts';

import { Button, IconButton } from '../../ui/button.tsx';
import { hashOf } from '../../ui/hash-of.ts';
import { viewText } from './address.ts';
import type { CampaignView } from './view.ts';
import { campaignsWords } from './words.ts';

const text = campaignsWords.views;

/** Views that were kept, each a link, and the way to keep this one. They are settings: exported and deleted with them. */
export function SavedViews({ settings, view }: { settings: Settings; view: CampaignView }) {
  const [naming, setNaming] = useState(false);
  const [failed, setFailed] = useState(false);
  const views = settings.campaignViews ?? [];
  const here = viewText(view);
  const keep = (next: readonly SavedView[]) => {
    send('change-settings', { campaignViews: [...next] }).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    if (name === '') return;
    keep([...views.filter((one) => one.name !== name), { name, at: here }]);
    setNaming(false);
  };
  return (
    <section className="lens-line dashboard-views" aria-label={text.label}>
      {views.map(({ name, at }) => (
        <span key={name} className="dashboard-view">
          <a href={hashOf('campaigns', at)} aria-current={at === here ? 'true' : undefined}>
            {name}
          </a>
          <IconButton icon="close" label={text.remove(name)} onClick={() => keep(views.filter((one) => one.name !== name))} />
        </span>
      ))}
      {naming ? (
        <form className="lens-line" onSubmit={add}>
          <input
            className="lens-input dashboard-view-name"
            name="name"
            required
            maxLength={80}
            aria-label={text.name}
            placeholder={text.name}
            // biome-ignore lint/a11y/noAutofocus: it appears because its button was pressed
            autoFocus
          />
          <Button type="submit" kind="primary">
            {text.keep}
          </Button>
          <Button onClick={() => setNaming(false)}>{text.cancel}</Button>
        </form>
      ) : (
        <Button kind="quiet" onClick={() => setNaming(true)}>
          {text.save}
        </Button>
      )}
      {failed && (
        <span role="alert" className="lens-small">
          {text.failed}
        </span>
      )}
    </section>
  );
}
