import { changing, listed, moving, stable } from './field.ts';
import { accountHandle, count, flag, list, nonEmpty, word } from './types.ts';

export const space = {
  name: stable(nonEmpty(300), 'Name', 'The name the platform shows.'),
  alias: changing(nonEmpty(200), 'Alias', 'The name in the address; it may change, the id does not.'),
  verified: changing(flag, 'Verified', "The platform's mark."),
  followers: moving(count, 'Followers', 'Followers on the platform.'),
  categories: listed(list(nonEmpty(100), 50), 'Categories', "The platform's own labels."),
  xHandle: changing(accountHandle, 'X account', 'The X account the platform names.'),
  tokenSymbol: changing(nonEmpty(60), 'Token', 'The token the platform names.'),
  tgeStatus: changing(word, 'Token launch', "The platform's word for the state of the token launch."),
} as const;
