import { givenCount, givenFlag, givenTime, understood } from '../given.ts';
import { isRecord, type JsonRecord, read } from '../json.ts';
import { firstOf, listOf } from './fields.ts';

/**
 * The viewer's own part in a campaign, where its record says so: claimed, and how many of its steps are done. A completed
 * campaign has all its steps done; whether its reward was claimed is another matter.
 * @returns `undefined` when the record says nothing about the viewer, or only that it is not done.
 */
export function participationFields(record: JsonRecord, stepKeys: readonly string[]) {
  const claimed = flagOrTime(record, ['isClaimed', 'claimed', 'hasClaimed', 'claimedAt']);
  const completed = flagOrTime(record, ['isCompleted', 'completed', 'hasCompleted', 'completedAt']);
  const steps = listOf(record, stepKeys).map((step) => flagOrTime(step, ['isCompleted', 'completed', 'hasCompleted']));
  const known = steps.filter((step) => step !== undefined);
  if (claimed === undefined && completed !== true && known.length === 0) return undefined;

  const total = understood(givenCount(read(record, 'numberOfSubTasks'))) ?? (steps.length > 0 ? steps.length : undefined);
  const counted = steps.length > 0 && known.length === steps.length ? known.filter(Boolean).length : undefined;
  return { claimed, tasksDone: completed === true ? total : counted, tasksTotal: total };
}

/** A flag, or the time of what it says: a time is a yes. */
function flagOrTime(record: unknown, keys: readonly string[]): boolean | undefined {
  if (!isRecord(record)) return undefined;
  const flag = understood(firstOf(record, keys, givenFlag));
  if (flag !== undefined) return flag;
  return typeof firstOf(record, keys, givenTime) === 'number' ? true : undefined;
}
