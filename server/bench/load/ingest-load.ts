import { setTimeout as delay } from 'node:timers/promises';
import { type Device, newDevice, signed } from '../../src/testing/device.ts';
import { numbers } from '../../src/testing/numbers.ts';
import { seen } from './crowd.ts';
import { send } from './http.ts';

export interface IngestTask {
  url: string;
  contributors: number;
  entities: number;
  /** Batches of 100 in all. */
  batches: number;
  /** Sightings a second; 0: as fast as they are taken. */
  rate: number;
  connections: number;
  /** Whether to time, beside the load, how long a quorum's word takes to become a fact. */
  probes: boolean;
  /** A baseline answers anything: what it says is not looked at. */
  bare: boolean;
}
export interface IngestAnswer {
  accepted: number;
  seconds: number;
  /** Milliseconds from sending a batch to its receipt. */
  latencies: number[];
  /** Milliseconds from the receipt of the third sighting to the agreed fact. */
  lags: number[];
}

const size = 100;
/** Of each connection: twice as many as contributors share it. */
const warmUpBatches = 10;
/** Networks the contributors share, four each. */
const addressOf = (nth: number) => `203.0.113.${1 + Math.floor(nth / 4)}`;

process.once('message', async (task: IngestTask) => {
  const answer = await run(task);
  process.send?.(answer, () => process.exit(0));
});

async function run(task: IngestTask): Promise<IngestAnswer> {
  const devices = Array.from({ length: task.contributors }, newDevice);
  const lanes = prepare(task, devices); // takes seconds: a connection opened before would be closed by then
  if (!task.bare) for (const [nth, device] of devices.entries()) await register(task.url, device, addressOf(nth));

  if (!task.bare) await warmUp(task.url, lanes);
  const report = task.probes ? await witnesses(task.url) : undefined;
  if (report) await untilIdle(report);

  const latencies: number[] = [];
  let accepted = 0;
  const began = performance.now();
  let stop = false;
  const lags = report ? probe(report, () => stop) : Promise.resolve([]);
  await Promise.all(
    lanes.map(async (lane, nth) => {
      for (const [index, request] of lane.entries()) {
        if (task.rate > 0) await until(began + (((index * lanes.length + nth) * size) / task.rate) * 1_000);
        const at = performance.now();
        const reply = await send(`${task.url}/v1/observations`, request);
        latencies.push(performance.now() - at);
        if (reply.status !== 200) throw new Error(`A batch was refused: ${reply.text}`);
        accepted += task.bare ? size : Number(/"accepted":(\d+)/.exec(reply.text)?.[1] ?? 0);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  stop = true;
  return { accepted, seconds, latencies, lags: await lags };
}

/** The first batches, untimed: whoever comes for the first time costs more, and a program that has just begun is slow. */
async function warmUp(url: string, lanes: readonly Signed[][]): Promise<void> {
  await Promise.all(
    lanes.map(async (lane) => {
      for (const request of lane.splice(0, warmUpBatches)) await send(`${url}/v1/observations`, request);
    }),
  );
}

/** Signs all batches beforehand, so that the generator costs little while it is timed. A contributor belongs to one lane: its counters arrive in order. */
function prepare({ batches, entities, connections, bare }: IngestTask, devices: readonly Device[]): Signed[][] {
  const random = numbers(1);
  const observedAt = Math.floor(Date.now() / 300_000) * 300_000;
  return Array.from({ length: connections }, (_, lane) => {
    const own = devices.flatMap((_, nth) => (nth % connections === lane ? nth : []));
    return Array.from({ length: Math.floor(batches / connections) + (bare ? 0 : warmUpBatches) }, (_, at) => {
      const nth = own[at % own.length] ?? 0;
      const device = devices[nth] ?? newDevice();
      const observations = Array.from({ length: size }, () =>
        seen(Math.floor(random() * entities), observedAt - Math.floor(random() * 12) * 300_000),
      );
      return from(addressOf(nth), signed(device, { contributor: device.id, counter: at + 1, sentAt: Date.now(), observations }));
    });
  });
}

type Signed = ReturnType<typeof signed>;

/** A request as the proxy in front of the server passes it on. */
function from<T extends { headers: Record<string, string> }>(address: string, request: T): T {
  return { ...request, headers: { ...request.headers, 'x-forwarded-for': address } };
}

async function register(url: string, device: Device, address: string): Promise<void> {
  const reply = await send(`${url}/v1/contributors`, from(address, signed(device, { publicKey: device.publicKey })));
  if (reply.status !== 201) throw new Error(`A device was refused: ${reply.text}`);
}

/** Three people who report campaigns nobody has heard of. */
async function witnesses(url: string) {
  const three = Array.from({ length: 3 }, newDevice);
  for (const [nth, device] of three.entries()) await register(url, device, `198.51.100.${nth}`);
  let counter = 0;
  /** A new campaign is reported by all three. @returns where its fact is to be had. */
  return async (): Promise<string> => {
    counter += 1;
    const id = `probe${counter}`;
    const item = { ...seen(0, Date.now()), id, fields: { name: `Probe ${counter}` } };
    for (const device of three)
      await send(`${url}/v1/observations`, signed(device, { contributor: device.id, counter, sentAt: Date.now(), observations: [item] }));
    return `${url}/v1/campaigns/galxe:${id}`;
  };
}
type Report = Awaited<ReturnType<typeof witnesses>>;

/** Every half second a new campaign is reported; from the third receipt on its fact is asked for until it is agreed. */
async function probe(report: Report, stopped: () => boolean): Promise<number[]> {
  const lags: Promise<number>[] = [];
  while (!stopped()) {
    lags.push(untilAgreed(await report()));
    await delay(500);
  }
  return Promise.all(lags);
}

/** Waits until what was sent to warm up is worked off. */
async function untilIdle(report: Report): Promise<void> {
  while ((await untilAgreed(await report())) > idleMs) await delay(500);
}

/** Looking costs the server something, and many are looked for when facts are late. */
const lookEveryMs = 100;
/** A fact that comes so soon after its quorum waited for nothing. */
const idleMs = 500;

async function untilAgreed(url: string): Promise<number> {
  const from = performance.now();
  while (!(await send(url)).text.includes('"agreed"')) await delay(lookEveryMs);
  return performance.now() - from;
}

async function until(time: number): Promise<void> {
  const wait = time - performance.now();
  if (wait > 0) await delay(wait);
}
