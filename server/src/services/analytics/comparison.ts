import type { Comparison } from '@infofi-lens/shared/contracts/comparison';
import { GlobalMember } from '@infofi-lens/shared/contracts/global-board';
import { platforms } from '@infofi-lens/shared/facts/observation';
import type { PersonId } from '@infofi-lens/shared/facts/person';
import { globalMethodology } from '@infofi-lens/shared/scoring/board/global';
import type { ComparisonStore, PlacedSeat } from '../../stores/analytics/comparison-store.ts';
import type { GlobalStore } from '../../stores/analytics/global-store.ts';
import type { AccountStore } from '../../stores/auth/account-store.ts';
import { seatView } from './standing.ts';

interface Given {
  readonly store: ComparisonStore;
  readonly globalBoard: Pick<GlobalStore, 'member'>;
}

/** Where the person behind a wallet stands on all platforms. */
export function comparison({ store, globalBoard }: Given) {
  return async (wallet: string): Promise<Comparison> => {
    const people = peopleOfWallet(wallet);
    const { seats, shapes } = await store.seats(people);
    const members = await Promise.all(people.map((person) => globalBoard.member(person)));
    const accounts = people.flatMap((person, at): Comparison['accounts'] => {
      const member = members[at];
      if (!member && !seats.some((seat) => seat.person === person)) return [];
      return [{ person, by: 'address-is-id', ...(member && { global: GlobalMember.parse(JSON.parse(member.text)) }) }];
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

/**
 * The accounts that are known to be a wallet's: those whose platform names people by their address.
 * The only place where a wallet becomes a person; links that owners sign belong here.
 */
function peopleOfWallet(wallet: string): PersonId[] {
  const spellings = [...new Set([wallet, wallet.toLowerCase(), `EVM:${wallet}`, `EVM:${wallet.toLowerCase()}`])];
  return (['galxe', 'layer3'] as const).flatMap((platform) => spellings.map((id): PersonId => `${platform}:${id}`));
}
