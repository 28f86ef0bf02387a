import { expect, it } from 'vitest';
import { makeWorld } from './world.ts';
import { postTruths } from './x-payloads.ts';

const now = Date.UTC(2026, 10, 20);
const world = makeWorld(7, now);

it('is the same world for the same seed, and another for another', () => {
  expect(JSON.stringify(makeWorld(7, now).galxe)).toBe(JSON.stringify(world.galxe));
  expect(JSON.stringify(makeWorld(8, now).galxe)).not.toBe(JSON.stringify(world.galxe));
});

it('holds hundreds of campaigns of every kind and thousands of people', () => {
  const types = new Set(world.galxe.campaigns.map(({ type }) => type));
  expect([...types].sort()).toEqual(['Bounty', 'DiscordRole', 'Drop', 'Oat', 'Parent', 'Points', 'Token']);
  expect(world.galxe.campaigns.length + world.layer3.quests.length).toBeGreaterThan(500);
  expect(world.kaito.people.length + world.x.users.length).toBeGreaterThan(2_500);
  expect(world.kaito.rows('', '7d').length).toBe(300);
});

it('gives every id to one thing only', () => {
  for (const ids of [
    world.galxe.campaigns.map(({ id }) => id),
    world.galxe.spaces.map(({ id }) => id),
    world.layer3.quests.map(({ slug }) => slug),
    world.kaito.people.map(({ id }) => id),
    world.x.users.map(({ id }) => id),
    world.x.users.map(({ handle }) => handle.toLowerCase()),
    world.x.posts.map(({ id }) => id),
  ])
    expect(new Set(ids).size).toBe(ids.length);
});

it('expects nothing to be known of protected accounts', () => {
  const hidden = world.x.posts.filter(({ author }) => author.protected);
  expect(hidden.length).toBeGreaterThan(10);
  const ids = new Set(hidden.flatMap(({ id, author }) => [id, author.id]));
  expect(world.x.posts.flatMap((post) => postTruths(post)).filter(({ id }) => ids.has(id))).toEqual([]);
});
