import type { TestPage } from '../types.ts';

/** Recorded answers and pages, each with a file in `fixtures/`. For tests only: what people load does not carry it. */
export const testPages = [
  {
    url: 'https://app.galxe.com/',
    shows: 'the home page: hydration with campaigns, spaces, references and long texts',
    fixture: 'home.html',
  },
  {
    url: 'https://app.galxe.com/quest/explore/all',
    shows: 'the catalogue as served: hydration without a campaign',
    fixture: 'explore.html',
  },
  { url: 'https://app.galxe.com/quest/login', shows: 'a page that does not exist', fixture: 'not-found.html' },
  { url: 'https://app.galxe.com/quest/explore/all', shows: 'cards on the screen, for wide and narrow screens', fixture: 'cards.html' },
  {
    url: 'https://app.galxe.com/quest/tiny.orchard?_rsc=1x2y3',
    shows: 'a space reached from inside the app',
    fixture: 'space-navigation.txt',
  },
  { url: 'https://graphigo.prd.galaxy.eco/query', shows: 'the catalogue, one campaign of each type', fixture: 'campaign-list.json' },
  { url: 'https://graphigo.prd.galaxy.eco/query', shows: 'a campaign page, signed in', fixture: 'quest-claim-section.json' },
  {
    url: 'https://graphigo.prd.galaxy.eco/query',
    shows: 'a campaign with parts, as asked until 2025',
    fixture: 'campaign-detail-all.json',
  },
  { url: 'https://graphigo.prd.galaxy.eco/query', shows: "a space's campaigns", fixture: 'browse-space-campaigns.json' },
  {
    url: 'https://graphigo.prd.galaxy.eco/query',
    shows: "a space's points board of one season, with ties",
    fixture: 'space-leaderboard.json',
  },
  {
    url: 'https://graphigo.prd.galaxy.eco/query',
    shows: 'who is signed in, with everything that must not be read',
    fixture: 'basic-user-info.json',
  },
  { url: 'https://graphigo.prd.galaxy.eco/query', shows: 'a Starboard', fixture: 'starboard.json' },
  { url: 'https://graphigo.prd.galaxy.eco/query', shows: 'an error as answer', fixture: 'errors.json' },
  { url: 'https://graphigo.prd.galaxy.eco/query', shows: 'the answer to an act of the viewer', fixture: 'participate.json' },
] as const satisfies readonly TestPage[];
