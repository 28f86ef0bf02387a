import { board, boardEntry } from './board.ts';
import { campaign } from './campaign.ts';
import { participation } from './participation.ts';
import { post } from './post.ts';
import { profile } from './profile.ts';
import { space } from './space.ts';

/**
 * Everything the product knows how to hold, declared once. The sync whitelist, the server's input schema,
 * the consensus engine, the words of the interface and the tables in docs/ derive from this object.
 */
export const facts = { campaign, space, profile, board, 'board-entry': boardEntry, participation, post } as const;
