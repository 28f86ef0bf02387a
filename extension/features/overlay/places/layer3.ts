import type { Places } from '../spot.ts';
import { campaignLinks } from './links.ts';

const campaigns = campaignLinks('layer3', 'https://app.layer3.xyz');
const selector = ['activations', 'quests', 'streaks', 'collections', 'campaigns'].map((name) => `a[href*="/${name}/"]`).join();

/** Tiles of campaigns under each of the names that their pages had over time. */
export const layer3Places: Places = (root, { subject }) => campaigns(root, selector, 'chip').filter(({ key }) => key !== subject);
