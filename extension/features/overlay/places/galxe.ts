import type { Places } from '../spot.ts';
import { rowsByHandle } from './handles.ts';
import { campaignLinks } from './links.ts';

const campaigns = campaignLinks('galxe', 'https://app.galxe.com');

/** Quest cards, and the rows of a space's loyalty points. */
export const galxePlaces: Places = (root, { subject, board }) => [
  ...campaigns(root, 'a[href*="/quest/"]', 'chip').filter(({ key }) => key !== subject),
  ...(board ? rowsByHandle(root, board) : []),
];
