import { texts } from '@infofi-lens/shared/words/texts';

/** Every text of the lists of spaces and profiles. */
export const directoryWords = texts('directory', {
  space: {
    title: 'Spaces',
    intro: 'Who runs campaigns, as far as this browser saw or the crowd agreed on.',
    none: 'No spaces known yet',
    noneText: 'Open a campaign or a space on Galxe or Layer3: whoever runs it stands here at once.',
  },
  profile: {
    title: 'Profiles',
    intro: 'Accounts that this browser saw or the crowd knows. X is read only once you switch it on.',
    none: 'No accounts known yet',
    noneText: 'Open a board of Kaito, or a profile on one of the platforms.',
  },
  columns: {
    name: 'Name',
    handle: 'Handle',
    platform: 'Platform',
    followers: 'Followers',
    posts: 'Posts',
    token: 'Token',
    verified: 'Verified',
    seen: 'Last seen',
  },
  yes: 'yes',
  no: 'no',
  unnamed: 'Name not seen yet',
  notSeen: 'not seen',
  search: 'Search',
  platform: 'Platform',
  anyPlatform: 'All',
  filters: 'Filters',
  noMatch: 'Nothing fits these filters',
  failed: 'The list could not be read',
  failedText: 'What you collected is safe. Reload this page; if it stays like this, restart the browser.',
});
