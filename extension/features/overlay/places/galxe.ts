import { galxeTables } from '@infofi-lens/shared/adapters/galxe/tables';
import { filled } from '@infofi-lens/shared/adapters/table';
import type { Places } from '../spot.ts';
import { rowsByHandle } from './handles.ts';
import { campaignLinks } from './links.ts';

const campaigns = campaignLinks('galxe', 'https://app.galxe.com');

/** Quest cards, and the rows of a space's loyalty points. */
export const galxePlaces: Places = (root, { subject, board, tables }) => [
  ...campaigns(root, filled(galxeTables, tables).card.card, 'chip').filter(({ key }) => key !== subject),
  ...(board ? rowsByHandle(root, board) : []),
];
