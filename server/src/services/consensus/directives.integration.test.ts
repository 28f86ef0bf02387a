import type { Directive } from '@infofi-lens/shared/contracts/directives';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CrowdWorld, crowdWorld, hour, minute } from '../../testing/crowd-world.ts';

let world: CrowdWorld;
beforeAll(async () => {
  world = await crowdWorld(9);
});
afterAll(() => world.db.drop());

const campaign = (id: string) => ({ platform: 'galxe', kind: 'campaign', id }) as const;
const decide = async (directive: Directive) => {
  const no = await world.directives.add({ directive, reason: 'a test', by: 'somebody', at: world.now() });
  await world.settleAll();
  return no;
};
const end = async (no: number) => {
  expect(await world.directives.end(no, 'somebody', world.now())).toBe(true);
  await world.settleAll();
};
const named = async (id: string) => (await world.facts(id)).name;
/** Agreed on and fixed by a checkpoint. */
async function based(id: string, name: string): Promise<void> {
  world.pass(minute);
  await world.see([0, 1, 2], id, { name });
  await world.settleAll();
  await world.checkpoints.now('a test');
}

describe('a lock', () => {
  it('keeps the value of the checkpoint whatever is agreed since, says so, and ends', async () => {
    await based('locked', 'Before');
    const no = await decide({ what: 'lock', ...campaign('locked'), field: 'name' });
    await world.see([0, 1, 2, 3, 4], 'locked', { name: 'After', type: 'quest' });
    await world.settleAll();
    expect(await named('locked')).toMatchObject({
      value: 'Before',
      evidence: { status: 'agreed', held: { why: 'locked', since: world.now() } },
    });
    expect((await world.facts('locked')).type?.value).toBe('quest');
    await world.checkpoints.now('a test');
    await end(no);
    expect(await named('locked')).toMatchObject({ value: 'After', evidence: { n: 5 } });
    expect((await named('locked'))?.evidence.held).toBeUndefined();
    expect(await world.directives.end(no, 'somebody', world.now())).toBe(false);
  });

  it('on something nobody agreed on yet lets nothing be agreed', async () => {
    await decide({ what: 'lock', ...campaign('early') });
    await world.see([0, 1, 2], 'early', { name: 'Anything' });
    await world.settleAll();
    expect(await named('early')).toMatchObject({ value: 'Anything', evidence: { status: 'unconfirmed', held: { why: 'locked' } } });
  });
});

describe('a revert', () => {
  it('puts an earlier value back, which stays when it ends until another is agreed', async () => {
    await based('reverted', 'False');
    const observedAt = world.now();
    const no = await decide({ what: 'revert', ...campaign('reverted'), field: 'name', value: 'True', observedAt });
    expect(await named('reverted')).toMatchObject({ value: 'True', evidence: { n: 0, status: 'agreed', held: { why: 'reverted' } } });
    await world.checkpoints.now('a test');
    await end(no);
    expect((await named('reverted'))?.value).toBe('False'); // those who said so still do
  });
});

describe('a quarantine', () => {
  it('silences a contributor in everything, and gives its word back when it ends', async () => {
    await world.see([3], 'silenced', { name: 'One' });
    await world.see([4, 5], 'silenced', { name: 'One' });
    await world.settleAll();
    const contributor = world.people[3]?.device.id;
    if (!contributor) throw new Error('There is nobody.');
    const no = await decide({ what: 'quarantine', contributor });
    expect(await named('silenced')).toMatchObject({ value: 'One', evidence: { n: 2, status: 'unconfirmed' } });
    expect((await world.rebuild.compare()).differ).toBe(0);
    await end(no);
    expect(await named('silenced')).toMatchObject({ evidence: { n: 3, status: 'agreed' } });
  });

  it('leaves nothing of what one alone reported, and takes it off the lists', async () => {
    await world.see([6], 'only', { name: 'Only mine' });
    await world.settleAll();
    const contributor = world.people[6]?.device.id;
    if (!contributor) throw new Error('There is nobody.');
    const no = await decide({ what: 'quarantine', contributor });
    expect(await world.facts('only')).toEqual({});
    expect(await world.db.sql`select from campaigns where id = 'only'`).toHaveLength(0);
    await end(no);
    expect(await world.db.sql`select from campaigns where id = 'only'`).toHaveLength(1);
  });
});

describe('a freeze', () => {
  it('keeps agreed values of a kind, marks only what would be another, and lets new things in', async () => {
    await based('frozen', 'Before');
    await based('calm', 'Same');
    const no = await decide({ what: 'freeze', platform: 'galxe', kind: 'campaign' });
    await world.see([0, 1, 2], 'frozen', { name: 'After' });
    await world.see([0, 1, 2], 'new', { name: 'New' });
    await world.settleAll();
    expect(await named('frozen')).toMatchObject({ value: 'Before', evidence: { held: { why: 'frozen' } } });
    expect((await named('calm'))?.evidence.held).toBeUndefined();
    expect(await named('new')).toMatchObject({ value: 'New', evidence: { status: 'agreed' } });
    await end(no);
    expect((await named('frozen'))?.value).toBe('After');
  });
});

describe('agreed values that contradict each other', () => {
  it('are not shown as agreed side by side: the new one goes back to what it was', async () => {
    const start = world.now() + 5 * hour;
    await world.see([0, 1, 2], 'dates', { startsAt: start, endsAt: start + hour });
    await world.settleAll();
    await world.checkpoints.now('a test');
    await world.see([3, 4, 5, 6, 7], 'dates', { endsAt: start - hour });
    await world.settleAll();
    const { startsAt, endsAt } = await world.facts('dates');
    expect(startsAt).toMatchObject({ value: start, evidence: { status: 'agreed' } });
    expect(endsAt).toMatchObject({ value: start + hour, evidence: { status: 'agreed', held: { why: 'contested' } } });
  });

  it('are reports where nothing was known before', async () => {
    const start = world.now() + 5 * hour;
    await world.see([0, 1, 2, 3], 'fresh', { startsAt: start });
    await world.see([4, 5, 6], 'fresh', { endsAt: start - hour });
    await world.settleAll();
    const { startsAt, endsAt } = await world.facts('fresh');
    expect(startsAt?.evidence.status).toBe('agreed');
    expect(endsAt).toMatchObject({ value: start - hour, evidence: { status: 'unconfirmed', held: { why: 'contested' } } });
  });
});

it('all of it follows from claims and checkpoint', async () => {
  expect((await world.rebuild.compare()).differ).toBe(0);
  await world.checkpoints.now('a test');
  expect(await world.rebuild.compare()).toMatchObject({ differ: 0, waiting: 0 });
});

describe('a circuit breaker', () => {
  const ids = Array.from({ length: 101 }, (_, n) => `mass${n}`);
  const freezes = async () => (await world.directives.inForce()).filter(({ directive }) => directive.what === 'freeze');

  it('opens when more would be replaced than is normal, and everything is again as at the checkpoint', async () => {
    world.pass(3 * hour);
    await world.see([0, 1, 2], ids, { name: 'Good' });
    await world.settleAll();
    await world.checkpoints.now('a test');
    world.pass(minute);
    await world.see([0, 1, 2], ids.slice(0, 40), { name: 'Bad' });
    await world.settleAll();
    expect(await freezes()).toEqual([]);
    expect((await named('mass0'))?.value).toBe('Bad');
    await world.see([0, 1, 2], ids.slice(40), { name: 'Bad' });
    await world.settleAll();
    expect(await freezes()).toMatchObject([{ directive: { platform: 'galxe', kind: 'campaign' }, madeBy: 'breaker' }]);
    expect((await freezes())[0]?.reason).toContain('101 agreed values');
    for (const id of ['mass0', 'mass100'])
      expect(await named(id)).toMatchObject({ value: 'Good', evidence: { status: 'agreed', held: { why: 'frozen' } } });
    expect((await world.rebuild.compare()).differ).toBe(0);
  });

  it('stays open while letting go would replace as much again, and closes when it is calm', async () => {
    world.pass(4 * hour);
    await world.checkpoints.now('a test');
    expect(await freezes()).toHaveLength(1);
    await world.see([0, 1, 2], ids.slice(50), { name: 'Good' });
    await world.settleAll();
    world.pass(hour);
    await world.checkpoints.now('a test');
    expect(await freezes()).toEqual([]);
    expect((await named('mass100'))?.value).toBe('Good');
    expect((await named('mass0'))?.value).toBe('Bad');
  });
});
