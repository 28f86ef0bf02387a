import { useSyncExternalStore } from 'react';
import { type ListState, listOf, worthBook } from './keeper.ts';
import type { Answer, Question } from './protocol.ts';
import type { ListedKind } from './summaries.ts';

let worker: Worker | undefined;
/** The worker starts with the first question. */
function ask(question: Question): void {
  if (!worker) {
    worker = new Worker('/reader.js');
    worker.addEventListener('message', ({ data }: MessageEvent<string>) => told(JSON.parse(data) as Answer));
    worker.addEventListener('error', () => {
      for (const kind of Object.keys(lists) as ListedKind[]) lists[kind].told({ tell: 'failed', kind });
    });
  }
  worker.postMessage(question);
}

const lists = { campaign: listOf('campaign', ask), space: listOf('space', ask), profile: listOf('profile', ask) } as const;
export const worths = worthBook(ask);

function told(answer: Answer): void {
  if (answer.tell === 'worth') {
    worths.told(answer);
    return;
  }
  if (answer.kind === 'campaign')
    worths.forget(answer.tell === 'rows' && lists.campaign.current().state === 'read' ? answer.rows.map(({ key }) => key) : undefined);
  lists[answer.kind].told(answer);
}

const notYet = () => () => undefined;

/**
 * Everything known of one kind, as it is read and as it changes.
 * @param ready Whether it may be read now: a database answers in turn, and what is to be seen first would wait behind thousands of rows.
 */
export function useSummaries<K extends ListedKind>(kind: K, ready = true): ListState<K> {
  const list = lists[kind] as unknown as ReturnType<typeof listOf<K>>; // the list of that very kind
  return useSyncExternalStore(ready ? list.listen : notYet, list.current);
}
