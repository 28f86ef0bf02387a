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
/** Claims older than the window still stand against a change, up to so many windows back and so many of them: see docs/consensus.md. */
export const horizonWindows = 4;
/** Below this, times in evidence are alike: a fact does not change with every sighting. */
export const evidenceStepMs = 900_000;
