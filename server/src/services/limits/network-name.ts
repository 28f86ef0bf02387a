import { createHmac, createSecretKey, randomBytes, scrypt } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { promisify } from 'node:util';
import { tieAlone } from '@infofi-lens/shared/consensus/assess/clusters';
import type { Tie } from '@infofi-lens/shared/consensus/assess/report';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { NetworkStore } from '../../stores/admission/network-store.ts';
import { dayOf, networkOf } from './caller-name.ts';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number }, Buffer>(scrypt);

/**
 * 16 MiB and some 40 ms for each network: all of IPv4 takes a core five years, and the salt lives a week.
 * Each network is hashed once a week and process.
 */
const cost = { N: 16_384, r: 8, p: 1 } as const;
/**
 * Log-odds that two who share a network are one: enough to count them once, unless what they say tells them apart. Families and offices
 * lose some weight by it; but keys cost a little work, and without it one network could make a quorum.
 */
const sameNetwork = tieAlone;
const rememberedAtMost = 20_000;
const weekMs = 7 * 86_400_000;

/** Addresses that name no network of anybody: this machine, private and shared ranges, link-local, unset. */
const nobodys = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  nobodys.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  nobodys.addSubnet(address, bits, 'ipv6');

/** Whether the address tells of a network at all. */
export function hasNetwork(address: string): boolean {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address.split('%')[0] ?? '';
  const family = isIP(plain);
  return family !== 0 && !nobodys.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}

/** The week of a time, named by its Monday. */
export function weekOf(now: EpochMs): string {
  const monday = 4 * 86_400_000; // 1970-01-05 was one
  return dayOf((Math.floor((now - monday) / weekMs) * weekMs + monday) as EpochMs); // whole weeks since then
}

/** Names networks so that nobody can turn a name back cheaply, and not at all once the week's salt is gone. */
export function networkNames({ store, now }: { store: NetworkStore; now: () => EpochMs }) {
  // What is remembered is named by a key that dies with the process: addresses lie nowhere in clear.
  const own = createSecretKey(randomBytes(32));
  let week: { name: string; salt: Promise<Buffer>; names: Map<string, Promise<string>>; noted: Set<string> } | undefined;

  function thisWeek() {
    const name = weekOf(now());
    if (week?.name !== name) {
      const begun = { name, salt: store.saltOf(name, randomBytes(32)), names: new Map(), noted: new Set<string>() };
      week = begun;
      begun.salt.catch(() => {
        if (week === begun) week = undefined; // asked again next time instead of keeping the failure all week
      });
    }
    return week;
  }

  return {
    /** 32 hex characters; `undefined` for an address that names no network. */
    async nameOf(address: string): Promise<string | undefined> {
      if (!hasNetwork(address)) return undefined;
      const { salt, names } = thisWeek();
      const network = networkOf(address);
      const key = createHmac('sha256', own).update(network).digest('base64url');
      const there = names.get(key);
      if (there) return there;
      const made = salt.then((bytes) => derive(network, bytes, 16, cost)).then((name) => name.toString('hex'));
      names.set(key, made);
      made.catch(() => names.delete(key));
      if (names.size > rememberedAtMost) names.delete(names.keys().next().value ?? key);
      return made;
    },

    /** Notes that a contributor came from a network; once a week each, and before what it says there is settled: see {@link NetworkStore}. */
    async note(network: string, contributor: number): Promise<void> {
      const { name, noted } = thisWeek();
      const both = `${contributor} ${network}`;
      if (noted.has(both)) return;
      if (noted.size > rememberedAtMost) noted.clear();
      noted.add(both);
      await store.note(name, network, contributor).catch((error: unknown) => {
        noted.delete(both);
        throw error;
      });
    },

    /** Contributors that share a network now, for the reckoning of who is independent. Nobody at the start of each week. */
    async groups(): Promise<Tie[]> {
      const groups = await store.groups(weekOf(now()));
      return groups.map((numbers) => ({ members: numbers.map(String), evidence: sameNetwork }));
    },
    sizes: (networks: readonly string[]) => store.sizes(weekOf(now()), networks),
    sweep: (): Promise<void> => store.sweep(weekOf(now())),
  };
}
export type NetworkNames = ReturnType<typeof networkNames>;
