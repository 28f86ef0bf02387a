import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { useState } from 'react';
import { send } from '../../messaging/send.ts';
import { Button } from '../../ui/button.tsx';
import { panelWords } from './words.ts';

const text = panelWords.ask;

/**
 * Asks the server for something that this browser's copy of the catalogue does not carry. Only ever on a click: the server learns
 * the first digits of a name that many things share.
 */
export function AskCrowd({ entity }: { entity: EntityKey }) {
  const [asking, setAsking] = useState<'no' | 'yes' | 'unknown' | 'failed'>('no');
  const ask = () => {
    setAsking('yes');
    send('ask-crowd', { key: entity }).then(
      ({ known }) => setAsking(known ? 'no' : 'unknown'),
      () => setAsking('failed'),
    );
  };
  return (
    <>
      <p className="lens-p lens-muted lens-small">{text.detail}</p>
      <div className="lens-line">
        <Button onClick={ask} disabled={asking === 'yes'}>
          {asking === 'yes' ? text.asking : text.ask}
        </Button>
        <span role="status">{asking === 'unknown' ? text.unknown : asking === 'failed' ? text.failed : ''}</span>
      </div>
    </>
  );
}
