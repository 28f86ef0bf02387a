import type { ContributorId } from '@infofi-lens/shared/units';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useLive } from '../../storage/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { date } from '../../ui/format.ts';
import { Notice } from '../../ui/states.tsx';
import { linkedBrowsers, linkThisBrowser, unlinkBrowser } from './linking.ts';
import { whatToDo } from './trouble.tsx';
import { accountWords } from './words.ts';

const words = accountWords.links;

/** Which browsers' device keys the account has taken as its own: this one by a button, others to be given up. */
export function LinkedBrowsers({ server, account }: { server: string; account: string }) {
  const own = useLive(async (store) => (await store.identity.get()) ?? null, []);
  const linked = useQuery({ queryKey: ['linked', server, account], gcTime: 0, queryFn: () => linkedBrowsers(server) });
  const change = useMutation({
    mutationFn: (given: ContributorId | 'this') => (given === 'this' ? linkThisBrowser(server, account) : unlinkBrowser(server, given)),
    onSettled: () => linked.refetch(),
  });
  const isOwnKnown = own?.registeredAt.includes(server) ?? false;
  const ownLink = linked.data?.find(({ contributor }) => contributor === own?.contributor);
  const others = linked.data?.filter(({ contributor }) => contributor !== own?.contributor) ?? [];
  const go = (given: ContributorId | 'this') => change.isPending || change.mutate(given);
  return (
    <div className="lens-stack settings-part" data-gap="small">
      <h3 className="lens-h3">{words.title}</h3>
      <p className="lens-p lens-muted">{words.why}</p>
      {linked.isPending && <p className="lens-p lens-muted">{words.asking}</p>}
      {linked.isError && !change.isError && (
        <Notice tone="warn" title={words.askFailed} live>
          <p className="lens-p">{whatToDo(linked.error)}</p>
          <span className="lens-line">
            <Button onClick={() => linked.refetch()}>{accountWords.askAgain}</Button>
          </span>
        </Notice>
      )}
      {linked.data && (
        <ul className="settings-links">
          <li>
            <span>
              {words.this} <span className="lens-muted lens-small">{ownLink ? words.since(date(ownLink.linkedAt)) : words.not}</span>
            </span>
            {/* One button for both, and never disabled: whoever pressed it with a key keeps their place. */}
            {own && (isOwnKnown || ownLink) && (
              <Button aria-busy={change.isPending} onClick={() => go(ownLink ? own.contributor : 'this')}>
                {ownLink ? words.unlink : words.link}
              </Button>
            )}
          </li>
          {others.map(({ contributor, linkedAt }) => (
            <li key={contributor}>
              <span>
                {words.other}{' '}
                <span className="lens-muted lens-small">
                  {words.key(contributor)}, {words.since(date(linkedAt))}
                </span>
              </span>
              <Button aria-label={words.unlinkOther(contributor)} onClick={() => go(contributor)}>
                {words.unlink}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {linked.data && !isOwnKnown && !ownLink && <p className="lens-p lens-small">{words.nothingShared}</p>}
      {change.isError && (
        <Notice tone="bad" title={accountWords.unchanged} live>
          <p className="lens-p">{whatToDo(change.error)}</p>
        </Notice>
      )}
    </div>
  );
}
