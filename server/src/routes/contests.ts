import { Contest, ContestRequest, Contests, OptOutProof, OptOutRequest, OwnProfiles } from '@infofi-lens/shared/contracts/shill';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { signedIn } from '../http/signed-in.ts';

/**
 * What people who are scored can do: `POST /v1/profiles/contests` asks, `GET` lists what was asked, `GET /v1/profiles/mine` what is
 * proven to be theirs (`DELETE` gives it up), and `POST /v1/profiles/opt-out` takes them out of everything.
 */
export const contests = ({ contests: service, sessions }: Pick<Deps, 'contests' | 'sessions'>) =>
  new Hono<AppEnv>()
    .post(
      '/profiles/contests',
      declares({
        tag: 'profiles',
        summary: 'Object to a score, prove that a profile is yours, or ask to be left out',
        description:
          'Show the `code` of the answer in a public place of the profile (a post, the description): an operator looks there and decides. Nothing is fetched by itself.',
        answers: { 201: Contest },
        problems: ['quota_reached'],
      }),
      signedIn(sessions),
      accepts('json', ContestRequest),
      async (c) => {
        const { profile, wish, text } = c.req.valid('json');
        return c.json(Contest.parse(await service.ask(c.get('account').accountId, profile, wish, text)), 201);
      },
    )
    .get(
      '/profiles/contests',
      declares({ tag: 'profiles', summary: 'What the account asked for, and what was decided', answers: { 200: Contests } }),
      signedIn(sessions),
      async (c) => c.json(Contests.parse({ items: await service.of(c.get('account').accountId) })),
    )
    .get(
      '/profiles/mine',
      declares({ tag: 'profiles', summary: "Profiles that are proven to be the account's", answers: { 200: OwnProfiles } }),
      signedIn(sessions),
      async (c) => c.json(OwnProfiles.parse({ items: await service.owned(c.get('account').accountId) })),
    )
    .delete(
      '/profiles/mine',
      declares({ tag: 'profiles', summary: 'Give a profile up', answers: { 204: undefined }, problems: ['not_found'] }),
      signedIn(sessions),
      accepts('json', OptOutRequest),
      async (c) => {
        await service.disown(c.get('account').accountId, c.req.valid('json').profile);
        return c.body(null, 204);
      },
    )
    .post(
      '/profiles/opt-out',
      declares({
        tag: 'profiles',
        summary: 'Take a person out of everything',
        description:
          'For the account that the profile is proven to belong to. Profile, posts, places on boards and scores are deleted at once, and nothing of them is taken in again; browsers and mirrors follow with the next catalogue.',
        answers: { 200: OptOutProof },
        problems: ['not_found'],
      }),
      signedIn(sessions),
      accepts('json', OptOutRequest),
      async (c) => c.json(OptOutProof.parse(await service.leave(c.get('account').accountId, c.req.valid('json').profile))),
    );
