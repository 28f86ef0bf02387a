import { Dice } from '../../../testing/dice.ts';
import { seenAt } from './read.ts';

type Fields = Record<string, unknown>;

/** An answer with known entities in it, and exactly the observations that it is worth: `kind id` -> fields. */
export interface Planted {
  readonly url: string;
  readonly requestBody: string | undefined;
  readonly body: string;
  readonly expected: ReadonlyMap<string, Fields>;
  readonly broken: number;
}

/** Grows one page's worth of answers: procedures renamed, entities anywhere, wrappers changed, some entries broken. */
export function planted(seed: number): Planted {
  return new Garden(new Dice(seed)).answer();
}

class Garden {
  readonly #dice: Dice;
  readonly #expected = new Map<string, Fields>();
  #broken = 0;
  #count = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  answer(): Planted {
    const dice = this.#dice;
    const kinds = Array.from({ length: dice.whole(1, 5) }, () =>
      dice.pick(['campaigns', 'campaigns', 'communities', 'xp', 'refused', 'other']),
    );
    const names = kinds.map((kind) => this.#procedure(kind));
    const inputs: Fields = {};
    const entries = kinds.map((kind, at) => this.#entry(kind, inputs, at));
    const form = dice.pick(['batch', 'stream', 'page']);
    if (form === 'page') return this.#page(kinds, names, entries, inputs);
    const isBatch = entries.length > 1 || dice.chance(0.5);
    const inBody = dice.chance(0.5);
    const asked = JSON.stringify(isBatch ? inputs : (inputs[0] ?? {}));
    const query = [isBatch ? 'batch=1' : '', inBody ? '' : `input=${encodeURIComponent(asked)}`].filter(Boolean).join('&');
    const body = form === 'stream' ? this.#stream(entries) : JSON.stringify(isBatch ? entries : entries[0]);
    return {
      url: `https://app.layer3.xyz/api/trpc/${names.join(dice.pick([',', '%2C']))}?${query}`,
      requestBody: inBody ? asked : undefined,
      body,
      expected: this.#expected,
      broken: this.#broken,
    };
  }

  /** The same answers as the state of a rendered page's queries. */
  #page(kinds: readonly string[], names: readonly string[], entries: readonly Fields[], inputs: Fields): Planted {
    const queries = entries.flatMap((entry, at) => {
      const state = { data: (entry.result as { data: unknown } | undefined)?.data ?? null, status: 'success' };
      const options = { input: (inputs[at] as { json?: unknown } | undefined)?.json, type: 'query' };
      return kinds[at] === 'refused' ? [] : [this.#dice.reordered({ state, queryKey: [names[at]?.split('.'), options], queryHash: 'x' })];
    });
    const holder = this.#dice.pick(['trpcState', 'dehydratedState', 'queryState']);
    const state = this.#dice.chance(0.5) ? { json: { queries }, meta: { values: {} } } : { queries };
    const next = { props: { pageProps: { [holder]: state, title: 'x' }, __N_SSP: true }, page: '/x', buildId: 'b' };
    return {
      url: 'https://app.layer3.xyz/somewhere/else?slug=x',
      requestBody: undefined,
      body: `<!DOCTYPE html><html><body><script type="application/json" id="__NEXT_DATA__">${JSON.stringify(next)}</script></body></html>`,
      expected: this.#expected,
      broken: this.#broken,
    };
  }

  #procedure(kind: string): string {
    const word = this.#dice.word(5);
    if (kind === 'communities') return this.#dice.pick(['community.getCommunities', `community.list${word}`, `${word}.searchCommunities`]);
    return this.#dice.pick([`${word}.${this.#dice.word(6)}`, 'questSearch.search', `v2.${word}.list`, 'collection.getCollections']);
  }

  #entry(kind: string, inputs: Fields, at: number): Fields {
    const dice = this.#dice;
    if (kind === 'refused')
      return { error: { json: { message: 'You have already completed this quest!', code: -32600, data: { path: 'x' } } } };
    if (kind === 'other')
      return this.#ok(
        {
          total: 4,
          items: [
            { id: 1, label: 'x' },
            { slug: `stub-${dice.word(5)}`, xp: 3 },
          ],
        },
        {},
        true,
      );
    if (kind === 'xp') {
      const id = dice.whole(1, 999_999) * 1000 + this.#next();
      inputs[at] = { json: { userId: dice.chance(0.5) ? id : String(id) } };
      const [xp, level] = [dice.whole(0, 99_999), dice.whole(0, 60)];
      this.#expect('profile', String(id), { xp, level });
      return this.#ok({ xp: this.#text(xp), level, [dice.word(3)]: null }, {}, true);
    }
    const items: unknown[] = [];
    const tags: Fields = {};
    for (let n = dice.whole(1, 6); n > 0; n -= 1) items.push(kind === 'communities' ? this.#community() : this.#campaign());
    if (dice.chance(0.3)) items.push(this.#brokenEntity());
    return this.#ok(this.#wrapped(dice.shuffled(items)), tags, kind === 'communities');
  }

  /** @param plain Whether the payload stands at the root, as a list of communities does. */
  #ok(payload: unknown, values: Fields, plain: boolean): Fields {
    const json = plain || this.#dice.chance(0.6) ? payload : { [this.#dice.word(4)]: payload };
    return { result: { data: this.#dice.chance(0.5) ? { json, meta: { values } } : { json } } };
  }

  #wrapped(items: readonly unknown[]): unknown {
    const dice = this.#dice;
    switch (dice.whole(0, 4)) {
      case 0:
        return items;
      case 1:
        return { items, nextCursor: null };
      case 2:
        return { pages: items.map((item) => ({ items: [item] })), pageParams: [null] };
      case 3:
        return { groups: items.map((item) => ({ items: [[item]] })) };
      default:
        return { [`${dice.word(4)}Block`]: { list: items }, count: items.length };
    }
  }

  #campaign(parentId?: string): Fields {
    const dice = this.#dice;
    const slug = `${dice.word(6)}-${this.#next()}`;
    const type = dice.pick(['QUEST', 'ACTIVATION', 'STREAK', 'BOUNTY', 'Competition']);
    const sections: Record<string, string> = { QUEST: 'quests', ACTIVATION: 'activations', STREAK: 'streaks' };
    const startsAt = seenAt - dice.whole(1, 100) * 86_400_000;
    const endsAt = dice.pick([null, seenAt + dice.whole(1, 100) * 86_400_000, seenAt - 3_600_000]);
    const community = dice.chance(0.6) ? this.#community() : undefined;
    const [xp, participants] = [dice.whole(0, 900), dice.whole(0, 90_000)];
    const children = parentId === undefined && dice.chance(0.2) ? [this.#campaign(slug), this.#campaign(slug)] : undefined;
    const text = `Words ${dice.word(5)}`;
    const time = (ms: number) => dice.pick<unknown>([new Date(ms).toISOString(), ms, ms / 1000]);
    const reward = dice.whole(1, 9_999);
    this.#expect('campaign', slug, {
      name: `Title ${slug}`,
      description: text,
      url: sections[type] && `https://app.layer3.xyz/${sections[type]}/${slug}`,
      spaceId: community?.slug ?? community?.namespace,
      status: endsAt !== null && endsAt < seenAt ? 'ended' : 'active',
      type: type.toLowerCase(),
      startsAt,
      endsAt,
      participants,
      points: xp,
      rewards: [{ kind: 'token', amountPerWinner: `${reward}`, symbol: 'USDC' }],
      childIds: children?.map(({ slug: child, namespace }) => child ?? namespace),
      parentId,
    });
    const named = dice.chance(0.3) ? { namespace: slug } : { slug };
    return dice.reordered({
      ...named,
      ...(dice.chance(0.5) ? { title: `Title ${slug}` } : { name: `Title ${slug}`, title: null }),
      description: dice.chance(0.5) ? text : { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
      type,
      xp: this.#text(xp),
      [dice.pick(['startDate', 'startsAt'])]: time(startsAt),
      [dice.pick(['endDate', 'endsAt', 'expiresAt'])]: endsAt === null ? null : time(endsAt),
      [dice.pick(['numberOfParticipants', 'participantsCount'])]: this.#text(participants),
      rewards: [
        { tokenType: 'ERC20', amount: `${reward}000000`, decimals: 6, symbol: 'USDC' },
        { tokenType: 'ERC20', amount: '0', decimals: 6, symbol: 'NO' },
      ],
      ...(children ? { quests: children } : {}),
      ...(community ? { [dice.pick(['Community', 'community', 'Dao'])]: community } : { Community: null }),
      ...this.#noise(),
    });
  }

  #community(): Fields {
    const dice = this.#dice;
    const slug = `dao-${dice.word(5)}-${this.#next()}`;
    const followers = dice.whole(0, 9_999);
    this.#expect('space', slug, { name: `Space ${slug}`, alias: slug, verified: true, followers });
    return dice.reordered({
      id: this.#next(),
      slug,
      name: `Space ${slug}`,
      isVerified: true,
      numberOfFollowers: followers,
      xHandle: null,
      ...this.#noise(),
    });
  }

  #brokenEntity(): Fields {
    this.#broken += 1;
    const dice = this.#dice;
    return dice.pick<Fields>([
      { slug: null, title: 'Lost', xp: 3 },
      { slug: '', name: 'Lost' },
      { slug: 77, title: 'Lost' },
      { slug: 'lost', title: { a: 1 } },
    ]);
  }

  /** Siblings that no reader knows, and things with slug and name that are no campaigns. */
  #noise(): Fields {
    const dice = this.#dice;
    const label = { slug: dice.word(4), name: dice.word(4) };
    return {
      id: this.#next(),
      [`x${dice.word(4)}`]: dice.pick([null, 3, 'words', { slug: 'stub' }, { name: 'only a name' }]),
      [dice.pick(['tags', 'ecosystems', 'topics'])]: dice.chance(0.5) ? [label] : null,
      chains: [label, { ...label, slug: dice.word(4) }],
      imageUrl: null,
      difficulty: 'BEGINNER',
    };
  }

  #stream(entries: readonly Fields[]): string {
    const head = Object.fromEntries(entries.map((_, at) => [at, [[0], [null, 0, at]]]));
    const chunks = entries.flatMap((entry, at) => {
      const data = (entry.result as { data: { json: unknown } } | undefined)?.data.json;
      if (data === undefined) return [[at, 0, [[entry]]]];
      const [first, second] = [100 + at, 200 + at];
      return [
        [at, 0, [[{ result: 0 }], ['result', 0, first]]],
        [first, 0, [[{ data: 0 }], ['data', 0, second]]],
        [second, 0, [[data]]],
      ];
    });
    return [head, ...chunks].map((json) => JSON.stringify({ json })).join('\n');
  }

  #expect(kind: string, id: string, fields: Fields): void {
    this.#expected.set(`${kind} ${id}`, Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
  }

  /** Numbers come as numbers or as text. */
  #text(number: number): number | string {
    return this.#dice.chance(0.3) ? String(number) : number;
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }
}
