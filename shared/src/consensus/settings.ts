import type { Ratio } from '../units.ts';

/** Every number the engine decides by. docs/consensus.md prints this table; a figure in a report holds for these values only. */

/**
 * How many independent clusters have to say the same before a value is agreed.
 * Three: the smallest number at which one liar beside two honest witnesses decides nothing.
 */
export const quorum = 3;
/** A value needs more than this share of all clusters considered, so that this share of hostile ones, whatever their trust, agrees on nothing. */
export const hostileShare = 0.3;
/** Log-odds by which a value's supporters must outweigh everybody else: three newcomers against one have them, three against two do not. */
export const evidenceNeeded = 3;
/** Trust never leaves these bounds: nobody is known for certain, and nobody's word weighs more than two newcomers'. */
export const leastTrust = 0.05 as Ratio; // 0.05 is a share
export const mostTrust = 0.95 as Ratio; // 0.95 is a share
/** What is thought of somebody unknown before the population's own record says otherwise. */
export const newcomerTrust = 0.83 as Ratio; // 0.83 is a share
/** How many sightings of its own the belief about a newcomer is worth. */
export const trustStrength = 10;
/**
 * Who spoke of something within this long is its crowd, of whom the hostile share is one: two weeks, whatever the window. Were it a few
 * windows, those who come every day would be a larger share than of all who look, and could move what most of the crowd has not seen yet.
 */
export const crowdMs = 14 * 86_400_000;
/** Below this, times in evidence are alike: a fact does not change with every sighting. */
export const evidenceStepMs = 900_000;
