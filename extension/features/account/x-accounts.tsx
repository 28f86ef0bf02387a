import type { Account } from '@infofi-lens/shared/contracts/account';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { Loading, Notice } from '../../ui/states.tsx';
import { LinkingX } from './linking-x.tsx';
import { accountAt } from './server.ts';
import { Trouble, whatToDo } from './trouble.tsx';
import { accountWords } from './words.ts';
import { XAccountItem } from './x-account-item.tsx';

const words = accountWords.x;

/** Which X accounts the account's wallets state to be theirs; each can be taken back, and others be linked. */
export function XAccounts({ server, account: { id, wallets } }: { server: string; account: Account }) {
  const list = useQuery({
    // A wallet that is removed takes its statements with it.
    queryKey: ['x-links', server, id, ...wallets.map(({ address }) => address)],
    gcTime: 0,
    queryFn: async () => (await accountAt(server)).xLinks(),
  });
  const back = useMutation({
    mutationFn: async (link: { id: string; handle: string }) => (await accountAt(server)).takeBackX(link.id),
    onSettled: () => list.refetch(),
  });
  const reload = () => void list.refetch();
  return (
    <div className="lens-stack settings-part" data-gap="small">
      <h3 className="lens-h3">{words.title}</h3>
      <p className="lens-p lens-muted">{words.why}</p>
      {list.isPending && <Loading rows={1} />}
      {list.isError && !back.isError && (
        <Notice tone="warn" title={words.askFailed} live>
          <p className="lens-p">{whatToDo(list.error)}</p>
          <Button onClick={reload}>{accountWords.askAgain}</Button>
        </Notice>
      )}
      {list.data && list.data.length > 0 && (
        <ul className="settings-links">
          {list.data.map((link) => (
            <XAccountItem key={link.id} link={link} busy={back.isPending} onTakeBack={() => back.isPending || back.mutate(link)} />
          ))}
        </ul>
      )}
      {list.data?.length === 0 && <p className="lens-p lens-small">{words.none}</p>}
      {back.isSuccess && <Notice tone="good" title={words.takenBack(back.variables.handle)} live />}
      {back.isError && <Trouble error={back.error} />}
      <LinkingX server={server} hasWallet={wallets.length > 0} onLinked={reload} onBegin={() => back.reset()} />
    </div>
  );
}
