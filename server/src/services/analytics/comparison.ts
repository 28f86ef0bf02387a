import type { Comparison } from '@infofi-lens/shared/contracts/comparison';
import { GlobalMember } from '@infofi-lens/shared/contracts/global-board';
import type { XLink } from '@infofi-lens/shared/contracts/x-links';
import { platforms } from '@infofi-lens/shared/facts/entity';
import type { PersonId } from '@infofi-lens/shared/facts/person';
import { globalMethodology } from '@infofi-lens/shared/scoring/board/global';
import type { Ratio } from '@infofi-lens/shared/units';
import type { ComparisonStore, PlacedSeat } from '../../stores/analytics/comparison-store.ts';
import type { GlobalStore } from '../../stores/analytics/global-store.ts';
import type { AccountStore } from '../../stores/auth/account-store.ts';
import { seatView } from './standing.ts';

interface Given {
  readonly store: ComparisonStore;
  readonly globalBoard: Pick<GlobalStore, 'member'>;
}

/** What a wallet's owner signed of an X account. */
export type OwnLink = Pick<XLink, 'xId' | 'confidence'>;

/** Where the person behind a wallet stands on all platforms. @param links Those of that very wallet, for its owner alone. */
export function comparison({ store, globalBoard }: Given) {
  return async (wallet: string, links: readonly OwnLink[]): Promise<Comparison> => {
    const known = peopleOfWallet(wallet, links);
    const people = known.map(({ person }) => person);
    const { seats, shapes } = await store.seats(people);
    const members = await Promise.all(people.map((person) => globalBoard.member(person)));
    const accounts = known.flatMap(({ person, by, confidence }, at): Comparison['accounts'] => {
      const member = members[at];
      if (!member && !seats.some((seat) => seat.person === person)) return [];
      return [{ person, by, confidence, ...(member && { global: GlobalMember.parse(JSON.parse(member.text)) }) }];
    });
    const view = ({ position, ...seat }: PlacedSeat) => {
      const {
        boardId,
        subjectId,
        value,
        evidence: { n, observedAt, confidence },
      } = seat;
      const shape = shapes.get(`${seat.platform} ${boardId}`);
      const evidence = { n, observedAt, confidence };
      if (!shape) return { boardId, subjectId, value, position, evidence };
      const { percentile, of, asOf } = seatView(seat, shape);
      return { boardId, subjectId, value, position, percentile, of, asOf, evidence };
    };
    return {
      wallet,
      method: globalMethodology,
      accounts,
      platforms: platforms.flatMap((platform) => {
        const there = seats.filter((seat) => seat.platform === platform).map(view);
        return there.length === 0 ? [] : [{ platform, seats: there.sort((a, b) => (b.percentile ?? 0) - (a.percentile ?? 0)) }];
      }),
    };
  };
}

/** The account's own spelling of a wallet. @returns `undefined` for a wallet that is not the account's. */
export async function ownWallet(accounts: Pick<AccountStore, 'byId'>, accountId: string, wallet: string): Promise<string | undefined> {
  const account = await accounts.byId(accountId);
  return account?.wallets.find(({ address }) => address.toLowerCase() === wallet.toLowerCase())?.address;
}

const certain = 1 as Ratio;
type OwnAccount = Pick<Comparison['accounts'][number], 'by' | 'confidence'> & { readonly person: PersonId };

/**
 * The accounts that are known to be a wallet's: those whose platform names people by their address, and X accounts that its owner
 * signed for. The only place where a wallet becomes a person.
 */
function peopleOfWallet(wallet: string, links: readonly OwnLink[]): OwnAccount[] {
  const spellings = [...new Set([wallet, wallet.toLowerCase(), `EVM:${wallet}`, `EVM:${wallet.toLowerCase()}`])];
  const named = (['galxe', 'layer3'] as const).flatMap((platform) => spellings.map((id): PersonId => `${platform}:${id}`));
  return [
    ...named.map((person) => ({ person, by: 'address-is-id' as const, confidence: certain })),
    ...links.map(({ xId, confidence }) => ({ person: `x:${xId}` as const, by: 'signed-link' as const, confidence })),
  ];
}
