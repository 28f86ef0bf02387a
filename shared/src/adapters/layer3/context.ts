import type { Context } from '../../facts/observation.ts';
import type { Capture } from '../types.ts';
import { webAddress } from '../web-address.ts';

const contexts: Readonly<Record<string, Context>> = {
  '': 'home',
  discover: 'explore',
  quests: 'explore',
  search: 'search',
  activations: 'campaign',
  streaks: 'campaign',
  campaigns: 'campaign',
  collections: 'list',
  communities: 'space',
};

/** Where in Layer3 something was seen, by the page in front. */
export function contextOf({ url, pageUrl, via }: Pick<Capture, 'url' | 'pageUrl' | 'via'>): Context {
  const page = webAddress(pageUrl ?? (via === 'network' ? '' : url));
  const [section = '', slug] = page?.path.split('/').slice(1) ?? ['?'];
  if (section === 'quests' && slug) return 'campaign';
  return (Object.hasOwn(contexts, section) ? contexts[section] : undefined) ?? 'other';
}
