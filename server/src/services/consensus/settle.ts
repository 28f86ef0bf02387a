import { quorum } from '@infofi-lens/shared/consensus/settings';
import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import { parseEntityKey } from '@infofi-lens/shared/facts/entity';
import type { Field } from '@infofi-lens/shared/facts/field';
import { crowdFields, settle } from '@infofi-lens/shared/settle/settle';
import { factsIn, factsText, readFact, valueText, type WrittenFact } from '@infofi-lens/shared/settle/text';
import type { EntityChange, KnownEntity, Verdict } from '../../stores/known-entity.ts';
import type { SettleContext } from '../../stores/settling.ts';
import { disputing, shownFrom, taught } from './taught.ts';

/**
 * What is to be published about an entity now: what its claims come to, when that is another text than the one published.
 * Beside it what this change teaches: whose words were right, which way of reading differs, what was replaced.
 * @returns `undefined` when nothing changed.
 */
export function changeOf({ entity, key, testimonies, base, previous }: KnownEntity, context: SettleContext): EntityChange | undefined {
  const named = parseEntityKey(key);
  if (!named) return undefined;
  const { facts, resolutions } = settle({
    entity: named,
    testimonies,
    base,
    newcomerTrust: context.newcomerTrust,
    decisions: context.decisions.of(named),
  });
  const text = factsText(facts);
  if (text === previous?.text) return undefined;

  const before = factsIn(previous?.text ?? '{}');
  const firstShown = shownFrom(testimonies);
  const history: EntityChange['history'][number][] = [];
  const judged: Verdict[] = [];
  const drifts: string[] = [];
  let replaced = 0;
  for (const [name, field] of crowdFields(named.kind)) {
    const [written, now] = [before.get(name), facts[name]];
    if (!isNews(written, now)) continue;
    const old = written && readFact(written);
    if (field.history && isNumber(now)) history.push({ field: name, at: now.evidence.observedAt, value: now.value, n: now.evidence.n });
    const words = resolutions.get(name)?.verdict;
    // What a decision shows was not found by the crowd.
    if (words && !now.evidence.held) judged.push(...taught({ field, old, now, words, shownFrom: firstShown }));
    drifts.push(...(words?.drift?.setAside ?? []));
    if (isReplaced(field, old, now)) replaced += 1;
  }
  const open = judged.length > 0 ? disputing(named.kind, testimonies, facts) : new Set<number>();
  const verdicts = judged.filter(({ contributor, was }) => was === 'wrong' || !open.has(contributor));
  const agreed = Object.values(facts).some(({ evidence }) => evidence.status === 'agreed');
  return { entity, ...named, agreed, facts, text, wasAgreed: previous?.agreed, history, verdicts, replaced, drifts };
}

/** Whether nothing of an entity can be agreed yet, nor was before: too few speak of it, and nothing is decided about its kind. */
export function canWait({ key, witnesses, base, previous }: KnownEntity, { decisions }: SettleContext): boolean {
  const named = parseEntityKey(key);
  return witnesses < quorum && !base && !previous?.agreed && named !== undefined && !decisions.concern(named);
}

/** Whether a value is agreed now that was not agreed before. */
function isNews(old: WrittenFact | undefined, now: FactValue | undefined): now is FactValue {
  if (now?.evidence.status !== 'agreed') return false;
  return !old?.agreed || old.value !== valueText(now.value);
}

/** A count that moves, moves all the time: only a leap takes the place of what it was. What goes back to its base is not replaced. */
function isReplaced({ consensus }: Field, old: FactValue | undefined, now: FactValue): boolean {
  if (old?.evidence.status !== 'agreed' || now.evidence.held) return false;
  if (consensus.rule === 'mode-quorum' || consensus.rule === 'latest-quorum' || !isNumber(old) || !isNumber(now)) return true;
  const larger = Math.max(Math.abs(old.value), Math.abs(now.value));
  return larger >= leapsFrom && Math.abs(now.value - old.value) > larger / 2;
}
/** Small counts double in a minute. */
const leapsFrom = 100;

const isNumber = (fact: FactValue): fact is FactValue<number> => typeof fact.value === 'number';
