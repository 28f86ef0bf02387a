import type { Ratio } from '../../units.ts';

/** One word of one contributor about one item. What `item` means is the caller's: words about the same item must be comparable. */
export interface Report {
  readonly item: string;
  readonly contributor: string;
  /** Items of the same page are read at one look, so that who looks at the same time says the same of all of them. Without one an item stands alone. */
  readonly page?: string;
  /** A category, or a number when numbers are assessed. */
  readonly value: string | number;
}

/** Something beside the reports that ties contributors together: the same network, registrations in one burst, sightings handed in side by side. */
export interface Tie {
  /** Two or more contributors. */
  readonly members: readonly string[];
  /** Log-odds that they are one: alone it joins nobody below {@link tieAlone}; together with likeness of the reports less is enough. */
  readonly evidence: number;
}

/** What to think of one contributor. */
export interface Standing {
  /** Name of the cluster: the smallest of its members' names. Those who stand alone are their own cluster. */
  readonly cluster: string;
  /** Probability that an independent word of theirs is right, as far as the reports alone can tell. */
  readonly reliability: Ratio;
  /** How many items they reported on. */
  readonly items: number;
}

/** What one item comes to. */
export interface Answer {
  readonly value: string | number;
  readonly confidence: Ratio;
  /** Clusters that stand behind the value. */
  readonly n: number;
}

export interface Assessment {
  readonly standings: ReadonlyMap<string, Standing>;
  /** By item, in the order of their first report. */
  readonly answers: ReadonlyMap<string, Answer>;
}
