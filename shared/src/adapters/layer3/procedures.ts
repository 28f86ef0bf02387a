import { givenText, understood } from '../given.ts';
import { parseJson, read } from '../json.ts';
import type { Capture } from '../types.ts';
import { webAddress } from '../web-address.ts';
import { unwrapped } from './superjson.ts';

/** What one procedure was asked. Names change several times a year: nothing depends on a name that is not said here. */
export interface Call {
  /** `quest.getBySlug`. `undefined` when the address does not say. */
  readonly name: string | undefined;
  readonly input: unknown;
}

/** Calls that log in or act: what they answer is the viewer's, or a receipt, and never read. */
const acts =
  /^(login|logout|(getOrCreate|complete|process|set|create|update|delete|remove|claim|verify|submit|mint|track|connect|sync|start|finish|join|leave|follow|unfollow|mark|save|add|send|register|redeem)[A-Z_].*)$/;
const privateAreas = ['auth', 'track', 'cube', 'wallet', 'notification', 'session'];

/** Whether an answer is none of our business: sign-in (tokens), tracking, and everything that changes something. */
export function isPrivate({ name }: Call): boolean {
  if (name === undefined) return false;
  const words = name.split('.');
  const verb = words.at(-1) ?? '';
  return words.slice(0, -1).some((area) => privateAreas.includes(area)) || acts.test(verb);
}

const ofCampaigns = /quest|activation|streak|collection|campaign|task|bount|competition|journey/i;

/** Whether what a procedure lists are communities (`community.getCommunities`, not `community.getQuests`). */
export function listsCommunities({ name = '' }: Call): boolean {
  const verb = name.split('.').at(-1) ?? '';
  return /communit|dao/i.test(name) && !ofCampaigns.test(verb);
}

/** Whether a procedure's list should hold campaigns or communities, so that one without any is drift. */
export function listsEntities({ name = '' }: Call): boolean {
  const verb = name.split('.').at(-1) ?? '';
  return (
    (ofCampaigns.test(name) || listsCommunities({ name, input: undefined })) &&
    /^(search|list|get|find|all)/i.test(verb) &&
    !/step|user|count|number|completion|progress/i.test(verb)
  );
}

/** Whether a procedure speaks of an account: its answer is that account. */
export function speaksOfAccount({ name = '' }: Call): boolean {
  return /^user\.|(^|\.)(me|profile|viewer|account)$/i.test(name);
}

/** The calls of a request in order, from the path's comma-joined names and the input in the address or the request's body. */
export function callsOf(capture: Pick<Capture, 'url' | 'requestBody'>): readonly Call[] {
  const address = webAddress(capture.url);
  const names = /\/api\/trpc\/([^?]+)/.exec(address?.path ?? '')?.[1]?.split(',') ?? [];
  const asked = parseJson(address?.query.get('input') ?? capture.requestBody ?? '');
  const isBatch = address?.query.has('batch') === true || names.length > 1;
  return names.map((name, at) => ({ name, input: unwrapped(isBatch ? read(asked, String(at)) : asked) }));
}

/** A text of a call's input. */
export function inputText({ input }: Call, key: string): string | undefined {
  return understood(givenText(read(input, key)));
}
