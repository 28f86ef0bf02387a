import type { Entity } from '@infofi-lens/shared/contracts/sync';
import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { hour, keyOf, type Thing } from '../world/thing.ts';
import type { Damage, Wound } from './damage.ts';
import { isRight, movedBy, toleranceOf } from './range.ts';
import { rightValues, wasTrueOnce } from './right-values.ts';

/** What the public interface shows of each entity. */
export type Shown = ReadonlyMap<EntityKey, Entity['facts']>;

/** Compares, look by look, what a server under attack shows with what would be right. */
export class Judge {
  readonly #things: ReadonlyMap<EntityKey, Thing>;
  readonly #began: number;
  readonly #wounds = new Map<string, Wound>();
  readonly #held = new Set<string>();
  #shown = 0;
  #missing = 0;
  #lastLook: number;

  constructor(things: ReadonlyMap<EntityKey, Thing>, began: number) {
    this.#things = things;
    this.#began = began;
    this.#lastLook = began;
  }

  /** @param calm What the same crowd without attackers shows at the same moment. */
  look(now: number, shown: Shown, calm: Shown): void {
    const hours = (now - this.#lastLook) / hour;
    this.#lastLook = now;
    let agreed = 0;
    let missing = 0;
    for (const [key, thing] of this.#things) {
      const facts = shown.get(key) ?? {};
      const calmFacts = calm.get(key) ?? {};
      for (const [field, calmFact] of Object.entries(calmFacts))
        if (calmFact.evidence.status === 'agreed' && facts[field]?.evidence.status !== 'agreed') missing += 1;
      for (const [field, fact] of Object.entries(facts)) {
        if (fact.evidence.status !== 'agreed') continue;
        agreed += 1;
        if (fact.evidence.held && !calmFacts[field]?.evidence.held) this.#held.add(`${key} ${field}`);
        this.#lookAt(thing, field, fact.value, { now, hours, right: rightValues(thing, field, now, calmFacts[field]), fact });
      }
    }
    this.#shown = Math.max(this.#shown, agreed);
    this.#missing = Math.max(this.#missing, missing);
  }

  #lookAt(
    thing: Thing,
    field: string,
    value: unknown,
    { now, hours, right, fact }: { now: number; hours: number; right: readonly unknown[]; fact: Entity['facts'][string] },
  ): void {
    const policy = fieldOf(thing.kind, field);
    if (!policy) return;
    const tolerance = toleranceOf(policy.consensus);
    if (isRight(value, right, tolerance)) return;
    const outdated = wasTrueOnce(thing, field, now, (once) => isRight(value, once, tolerance));
    if (outdated && fact.evidence.held) return; // shown as what it is: held back, with its age
    const kind = outdated ? 'outdated' : 'false';
    const key = keyOf(thing);
    const name = `${key} ${field} ${kind}`;
    const wound = this.#wounds.get(name) ?? {
      entity: key,
      field,
      kind,
      moved: 0,
      movedAbsolute: undefined,
      shown: value,
      right: right[0],
      since: now,
      hours: 0,
    };
    this.#wounds.set(name, wound);
    wound.hours += wound.since === now ? 0 : hours;
    const moved = movedBy(value, right);
    if (moved < wound.moved) return;
    wound.moved = moved;
    wound.shown = value;
    wound.right = right[0];
    if (typeof value === 'number' && typeof right[0] === 'number') wound.movedAbsolute = Math.abs(value - right[0]);
  }

  damage(): Damage {
    const wounds = [...this.#wounds.values()].sort((a, b) => b.moved - a.moved || b.hours - a.hours);
    const lies = wounds.filter(({ kind }) => kind === 'false');
    return {
      shown: this.#shown,
      falseFields: lies.length,
      outdatedFields: wounds.length - lies.length,
      heldFields: this.#held.size,
      missing: this.#missing,
      worst: lies[0],
      longestHours: Math.max(0, ...lies.map(({ hours }) => hours)),
      firstAfterHours: lies.length === 0 ? undefined : Math.min(...lies.map(({ since }) => since - this.#began)) / hour,
      wounds,
    };
  }
}
