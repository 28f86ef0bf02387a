import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { dateTime } from '../../ui/format.ts';
import { Loading, Notice, Tag } from '../../ui/states.tsx';
import { accountAt } from './server.ts';
import { Trouble, whatToDo } from './trouble.tsx';
import { accountWords } from './words.ts';

const words = accountWords.sessions;

/** Where the account is signed in; each can be ended from here. */
export function SessionList({ server, account }: { server: string; account: string }) {
  const list = useQuery({
    queryKey: ['sessions', server, account],
    gcTime: 0,
    queryFn: async () => (await accountAt(server)).sessions(),
  });
  const end = useMutation({
    mutationFn: async (which: string | 'others') => {
      const api = await accountAt(server);
      await (which === 'others' ? api.endOtherSessions() : api.endSession(which));
    },
    onSettled: () => list.refetch(),
  });
  const others = list.data?.filter(({ current }) => !current) ?? [];
  const go = (which: string | 'others') => end.isPending || end.mutate(which);
  return (
    <div className="lens-stack settings-part" data-gap="small">
      <h3 className="lens-h3">{words.title}</h3>
      <p className="lens-p lens-muted">{words.why}</p>
      {list.isPending && <Loading rows={1} />}
      {list.isError && !end.isError && (
        <Notice tone="warn" title={words.askFailed} live>
          <p className="lens-p">{whatToDo(list.error)}</p>
          <Button onClick={() => list.refetch()}>{accountWords.askAgain}</Button>
        </Notice>
      )}
      {list.data && (
        <ul className="settings-links">
          {list.data.map(({ id, device, current, createdAt, lastUsedAt }) => {
            const name = words.device(words.browsers[device.browser], words.systems[device.system]);
            return (
              <li key={id}>
                <span>
                  {name} {current && <Tag tone="good">{words.current}</Tag>}{' '}
                  <span className="lens-muted lens-small">{words.times(dateTime(createdAt), dateTime(lastUsedAt))}</span>
                </span>
                {!current && (
                  <Button aria-label={words.endOne(name, dateTime(createdAt))} aria-busy={end.isPending} onClick={() => go(id)}>
                    {words.end}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {list.data && others.length === 0 && <p className="lens-p lens-muted lens-small">{words.none}</p>}
      {others.length > 1 && (
        <div className="lens-line">
          <Button aria-busy={end.isPending} onClick={() => go('others')}>
            {words.endOthers}
          </Button>
        </div>
      )}
      {end.isError && <Trouble error={end.error} />}
    </div>
  );
}
