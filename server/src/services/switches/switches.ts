import type { PutSwitches } from '@infofi-lens/shared/contracts/switches';
import { LensError } from '@infofi-lens/shared/errors';
import { maxSwitchesText, noSwitches, readSwitches, type Switches } from '@infofi-lens/shared/switches/switches';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Transaction } from '../../db/client.ts';
import { InputError } from '../../http/errors.ts';
import type { HeldVersion, SwitchStore } from '../../stores/switch-store.ts';

/** What an operator does, for the log of such acts. */
export interface SwitchAct {
  readonly who: string;
  readonly what: 'switch';
  readonly why: string;
  readonly about: unknown;
  readonly at: EpochMs;
}

export interface SwitchesDeps {
  readonly store: SwitchStore;
  /** Writes an act down in the transaction that does it. */
  readonly audited: (tx: Transaction, act: SwitchAct) => Promise<void>;
  /** Carries the new text to everybody; called once it is stored. Whoever carries it also asks {@link current} when it starts. */
  readonly changed: (text: string) => Promise<void>;
  readonly now: () => EpochMs;
}

export interface Version extends Omit<HeldVersion, 'document'> {
  readonly switches: Switches;
}

/** Former versions that are told; all are kept. */
const told = 50;

/** What operators switch off in everybody's browser, and the tables they replace. */
export function switchesService({ store, audited, changed, now }: SwitchesDeps) {
  return {
    /** The text that holds, as it is given to everybody. Before anybody switched anything: everything on. */
    async current(): Promise<string> {
      const [held] = await store.versions(1);
      return held?.document ?? JSON.stringify(noSwitches);
    },

    /** The newest first. */
    async versions(): Promise<Version[]> {
      const held = await store.versions(told);
      return held.map(({ document, ...about }) => ({ ...about, switches: parsed(document) }));
    },

    /**
     * Puts a document in the place of the one that holds.
     * @throws {InputError} when it is too long to be given to anybody; {LensError} `switches_changed` when another one than
     *   the writer saw holds by now.
     */
    async change({ switches, reason, replaces }: PutSwitches, who: string): Promise<number> {
      const document = JSON.stringify(switches);
      if (document.length > maxSwitchesText) throw new InputError('invalid_input', '"switches" is too long.', 'switches');
      const at = now();
      const no = await store.add({ document, reason, madeBy: who, madeAt: at }, replaces, (tx) =>
        audited(tx, { who, what: 'switch', why: reason, about: switches, at }),
      );
      if (no === undefined)
        throw new LensError('switches_changed', 'Somebody changed the switches since you read them. Read them again, then change that.');
      await changed(document);
      return no;
    },
  };
}
export type SwitchesService = ReturnType<typeof switchesService>;

/** What was written here was checked before it was. */
function parsed(document: string): Switches {
  const read = readSwitches(document);
  if ('refused' in read) throw new Error(`A stored version of the switches can not be read: ${read.refused}`);
  return read.switches;
}
