import type { TestPage } from '../types.ts';

/** Recorded answers and pages, each with a file in `fixtures/`. For tests only: what people load does not carry it. */
export const testPages = [
  {
    url: 'https://app.layer3.xyz/api/trpc/questSearch.search,collection.search,community.getCommunities?batch=1',
    shows: 'the search page: quests, collections and communities in one batch',
    fixture: 'search-batch.json',
  },
  {
    url: 'https://app.layer3.xyz/api/trpc/task.getTasks?input=%7B%22json%22%3A%7B%22taskType%22%3A%5B%22BOUNTY%22%5D%7D%7D',
    shows: 'bounties in the shape of 2023, with a document as text',
    fixture: 'task-list.json',
  },
  {
    url: 'https://app.layer3.xyz/api/trpc/quest.getBySlug,quest.getUserProgress,user.getXpDataForUser?batch=1&input=%7B%222%22%3A%7B%22json%22%3A%7B%22userId%22%3A851509%7D%7D%7D',
    shows: 'an activation, a refusal, and the XP of the viewer',
    fixture: 'activation-batch.json',
  },
  {
    url: 'https://app.layer3.xyz/api/trpc/streak.getActive,community.getCommunities?batch=1',
    shows: 'a streamed answer (JSON lines)',
    fixture: 'stream.jsonl',
  },
  {
    url: 'https://app.layer3.xyz/collections/first-steps-example',
    shows: 'a page rendered with the state of its queries',
    fixture: 'collection-page.html',
  },
  {
    url: 'https://app.layer3.xyz/_next/data/BUILD_ID_EXAMPLE/streaks/gm-example.json',
    shows: 'the data of a client-side navigation',
    fixture: 'next-data-streak.json',
  },
  { url: 'https://app.layer3.xyz/api/assignment/users', shows: 'the public list of users', fixture: 'assignment-users.json' },
  { url: 'https://app.layer3.xyz/', shows: 'the landing page, which holds no data', fixture: 'landing.html' },
  { url: 'https://app.layer3.xyz/discover', shows: 'a challenge instead of the page', fixture: 'challenge.html' },
] as const satisfies readonly TestPage[];
