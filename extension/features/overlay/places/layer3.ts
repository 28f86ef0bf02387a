import { layer3Tables } from '@infofi-lens/shared/adapters/layer3/tables';
import { filled } from '@infofi-lens/shared/adapters/table';
import type { Places } from '../spot.ts';
import { campaignLinks } from './links.ts';

const campaigns = campaignLinks('layer3', 'https://app.layer3.xyz');

/** Tiles of campaigns under each of the names that their pages had over time. */
export const layer3Places: Places = (root, { subject, tables }) =>
  campaigns(root, filled(layer3Tables, tables).places.tile, 'chip').filter(({ key }) => key !== subject);
