import type { FirewallRule } from '@infofi-lens/shared/contracts/operating';
import type { ItemResult } from '@infofi-lens/shared/contracts/sync';
import { fieldOf, isKind } from '@infofi-lens/shared/facts/catalog';
import { type AnyObservation, PublicObservation } from '@infofi-lens/shared/facts/observation';
import { implausible } from '@infofi-lens/shared/facts/plausible';
import { isPublicObservation } from '@infofi-lens/shared/facts/public-guard';
import type { EpochMs } from '@infofi-lens/shared/units';
import { type Origin, passFirewall } from './firewall.ts';

export type Rejected = Extract<ItemResult, { status: 'rejected' }>;
export type SetAside = Extract<ItemResult, { status: 'quarantined' }>;
/** `quarantine`: it is kept, and claims nothing. */
export type Checked =
  | { ok: true; observation: AnyObservation; observedAt: EpochMs; quarantine?: SetAside }
  | { ok: false; rejected: Rejected };

const day = 86_400_000;
/** Offline queues send what was seen up to two weeks ago. */
const oldest = 14 * day;
/** What clocks may differ by after the skew was taken out. */
const aheadAtMost = 120_000;

/**
 * Whether one item of a batch may be taken in.
 * @param now Our clock. @param shift What to add to the sender's times, from {@link clockShift}.
 */
export function checkItem(item: unknown, now: EpochMs, shift: number): Checked {
  // Most are good, and the guard says so in a fraction of the time. The schema knows what is wrong with the others.
  const parsed = isPublicObservation(item) ? { success: true as const, data: item } : PublicObservation.safeParse(item);
  if (!parsed.success) return refuse(...explain(item, parsed.error.issues[0]));

  const observation = parsed.data;
  const observedAt = (observation.observedAt + shift) as EpochMs; // two whole numbers of milliseconds; the window below bounds it
  if (!observation.adapter.startsWith(`${observation.platform}@`)) return refuse('wrong_adapter', 'is of another platform', 'adapter');
  if (Object.keys(observation.fields).length === 0) return refuse('nothing_shared', 'holds nothing that may be shared', 'fields');
  if (observedAt < now - oldest) return refuse('too_old', 'lies more than 14 days back', 'observedAt');
  if (observedAt > now + aheadAtMost) return refuse('in_future', 'lies in the future', 'observedAt');
  const odd = implausible(observation);
  if (odd) return { ok: true, observation, observedAt, quarantine: setAside('implausible_value', odd.why, odd.field) };
  return { ok: true, observation, observedAt };
}

/** What the firewall makes of an item that was found good (or odd). */
export function filterItem(checked: Checked, rules: readonly { readonly rule: FirewallRule }[], origin: Origin): Checked {
  if (!checked.ok || rules.length === 0) return checked;
  const passed = passFirewall(rules, checked.observation, origin);
  if (passed.action === 'refuse') return refuse('firewall_refused', 'is not taken in at the moment', 'observation');
  if (passed.action === 'quarantine')
    return { ...checked, quarantine: setAside('firewall_quarantined', 'is set aside at the moment', 'observation') };
  if (Object.keys(passed.observation.fields).length === 0)
    return refuse('firewall_refused', 'holds nothing that is taken in at the moment', 'fields');
  return { ...checked, observation: passed.observation };
}

/** Nothing is taken in of people who want nothing to be known of them. */
export function leaveOut(checked: Checked, isOut: (observation: AnyObservation) => boolean): Checked {
  if (!checked.ok || !isOut(checked.observation)) return checked;
  return refuse('opted_out', 'is about somebody who opted out', 'id');
}

/** The sender's clock against ours. Up to 30 s are left alone: that much is travel and rounding. */
export function clockShift(sentAt: EpochMs, now: EpochMs): number {
  const skew = now - sentAt;
  return Math.abs(skew) > 30_000 ? skew : 0;
}

function refuse(code: string, why: string, field: string): Checked {
  return { ok: false, rejected: { status: 'rejected', code, title: `"${field}" ${why}.`, field } };
}

function setAside(code: string, why: string, field: string): SetAside {
  return { status: 'quarantined', code, title: `"${field}" ${why}.`, field };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly keys?: readonly string[];
}

function explain(item: unknown, issue: Issue | undefined): [code: string, why: string, field: string] {
  const extra = issue?.keys?.[0]; // only the issue about unknown keys names keys
  const path = [...(issue?.path ?? []).map(String), ...(extra === undefined ? [] : [extra])];
  const field = path.join('.').slice(0, 200) || 'observation';
  if (issue?.params?.code === 'not_shareable' || (extra !== undefined && isDeclared(item, path)))
    return ['not_shareable', 'may not leave the browser', field];
  if (extra !== undefined) return ['unknown_field', 'is no field of such an observation', field];
  return ['invalid_observation', 'is missing or has a value that is not allowed', field];
}

/** Whether a path is a field that exists, only not for the public. */
function isDeclared(item: unknown, [parent, name]: readonly string[]): boolean {
  if (typeof item !== 'object' || item === null || !('kind' in item) || parent !== 'fields' || name === undefined) return false;
  return typeof item.kind === 'string' && isKind(item.kind) && fieldOf(item.kind, name) !== undefined;
}
