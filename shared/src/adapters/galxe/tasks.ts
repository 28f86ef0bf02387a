import { givenId, givenText, givenWord, understood } from '../given.ts';
import { isRecord, type JsonRecord } from '../json.ts';
import { at, entries, type Source } from './source.ts';

/** One thing to do, and whether the platform says the viewer has done it. */
export interface SeenTask {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly type: string | undefined;
  readonly done: boolean | undefined;
}

/** Whether an object speaks of tasks at all: cards do not, and there are many of them. */
export function namesTasks(source: Source, campaign: JsonRecord): boolean {
  return isRecord(source.get(campaign, 'taskConfig')) || source.get(campaign, 'credentialGroups') !== undefined;
}

/** The field `tasks` of a campaign. @returns `undefined` when the object names none. */
export function tasksOf(source: Source, campaign: JsonRecord): { id: string; name?: string; type?: string }[] | undefined {
  if (!namesTasks(source, campaign)) return undefined;
  const types = new Map(
    entries(source, source.get(campaign, 'creds'), 200).map((cred) => [givenId(source.get(cred, 'id')), sourceOf(source, cred)]),
  );
  const byId = new Map<string, { id: string; name?: string; type?: string }>();
  const list = [...fromTaskConfig(source, campaign)];
  const named = list.some(({ id }) => id !== undefined) ? list : fromCredentialGroups(source, campaign);
  for (const { id, name, type = types.get(id) } of named) {
    if (id !== undefined && !byId.has(id))
      byId.set(id, { id, ...(name === undefined ? {} : { name }), ...(type === undefined ? {} : { type }) });
  }
  return byId.size > 0 ? [...byId.values()] : undefined;
}

/** Every task with the viewer's state, each once. `taskConfig` supersedes the groups, which are still filled beside it. */
export function progressOf(source: Source, campaign: JsonRecord): SeenTask[] {
  const configured = fromTaskConfig(source, campaign);
  const tasks = configured.length > 0 ? configured : fromCredentialGroups(source, campaign);
  const byKey = new Map<string, SeenTask>();
  for (const task of tasks) {
    const key = task.id ?? `name ${task.name}`;
    const before = byKey.get(key);
    byKey.set(key, before?.done === undefined || task.done === true ? task : before); // done for one reward is done
  }
  return [...byKey.values()];
}

function fromTaskConfig(source: Source, campaign: JsonRecord): SeenTask[] {
  const config = source.get(campaign, 'taskConfig');
  const steps = [source.get(config, 'participateCondition'), ...entries(source, source.get(config, 'rewardConfigs'), 100)];
  return steps.flatMap((step) =>
    entries(source, source.get(step, 'conditions'), 200).flatMap((condition) => {
      const cred = source.get(condition, 'cred');
      const task = taskOf(source, cred, doneOf(source.get(condition, 'eligible')) ?? doneOf(source.get(cred, 'eligible')));
      return task === undefined ? [] : [task];
    }),
  );
}

function fromCredentialGroups(source: Source, campaign: JsonRecord): SeenTask[] {
  return entries(source, source.get(campaign, 'credentialGroups'), 100).flatMap((group) => {
    const conditions = entries(source, source.get(group, 'conditions'), 200);
    return entries(source, source.get(group, 'credentials'), 200).flatMap((cred, position) => {
      const done = doneOf(source.get(cred, 'eligible')) ?? doneOf(source.get(conditions[position], 'eligible'));
      const task = taskOf(source, cred, done);
      return task === undefined ? [] : [task];
    });
  });
}

function taskOf(source: Source, cred: unknown, done: boolean | undefined): SeenTask | undefined {
  const id = givenId(source.get(cred, 'id'));
  const name = understood(givenText(source.get(cred, 'name')));
  return id === undefined && name === undefined ? undefined : { id, name, type: sourceOf(source, cred), done };
}

function sourceOf(source: Source, cred: unknown): string | undefined {
  return understood(givenWord(source.get(cred, 'credSource')));
}

/** `eligible` is a truth value on conditions and 0 or 1 on credentials. */
function doneOf(eligible: unknown): boolean | undefined {
  if (typeof eligible === 'boolean') return eligible;
  return eligible === 1 || eligible === 0 ? eligible === 1 : undefined;
}

/** Whether the viewer qualifies for any reward. @returns `undefined` when nothing says so. */
export function eligibleOf(source: Source, campaign: JsonRecord): boolean | undefined {
  const configs = entries(source, at(source, campaign, 'taskConfig', 'rewardConfigs'), 100);
  const rewards = entries(source, source.get(campaign, 'credentialGroups'), 100).flatMap((group) =>
    entries(source, source.get(group, 'rewards'), 50),
  );
  const said = (configs.length > 0 ? configs : rewards).map((one) => source.get(one, 'eligible')).filter((one) => typeof one === 'boolean');
  return said.length > 0 ? said.includes(true) : undefined;
}
