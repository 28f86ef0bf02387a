import { facts } from '@infofi-lens/shared/facts/table';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Said } from '../../storage/summaries/said.ts';
import type { ProfileSummary, SpaceSummary } from '../../storage/summaries/summaries.ts';
import { count, exactCount } from '../../ui/format.ts';
import type { Column } from '../../ui/table/column.ts';
import { saidCell, seenColumn } from '../../ui/table/said-cell.ts';
import { words } from '../../ui/words.ts';
import { directoryWords as text } from './words.ts';

const { columns } = text;
const same = (value: string) => value;
/** A text cell. */
const textCell = (value: Said<string> | undefined, methodology: string, unknown: string = text.notSeen) =>
  saidCell(value, { methodology, unknown, say: same });
const numberCell = (value: Said<number> | undefined, methodology: string) =>
  saidCell(value, { methodology, unknown: text.notSeen, say: count, exact: exactCount });

const platform = (): Column<SpaceSummary | ProfileSummary> => ({
  name: 'platform',
  label: columns.platform,
  width: 6,
  cell: ({ platform: id }) => ({ plain: words.platform[id] }),
});

export const spaceColumns = (now: EpochMs): readonly Column<SpaceSummary>[] => {
  const of = facts.space;
  return [
    {
      name: 'name',
      label: columns.name,
      width: 14,
      sorts: true,
      evidenced: true,
      cell: ({ name }) => textCell(name, of.name.methodology, text.unnamed),
    },
    platform(),
    {
      name: 'followers',
      label: columns.followers,
      width: 8,
      number: true,
      sorts: true,
      evidenced: true,
      cell: ({ followers }) => numberCell(followers, of.followers.methodology),
      csv: ({ followers }) => followers?.value,
    },
    {
      name: 'token',
      label: columns.token,
      width: 8,
      sorts: true,
      evidenced: true,
      cell: ({ token }) => textCell(token, of.tokenSymbol.methodology),
    },
    {
      name: 'verified',
      label: columns.verified,
      width: 7,
      evidenced: true,
      cell: ({ verified }) =>
        saidCell(verified, { methodology: of.verified.methodology, unknown: text.notSeen, say: (is) => (is ? text.yes : text.no) }),
      csv: ({ verified }) => verified?.value,
    },
    seenColumn(columns.seen, text.notSeen, now),
  ];
};

export const profileColumns = (now: EpochMs): readonly Column<ProfileSummary>[] => {
  const of = facts.profile;
  return [
    {
      name: 'name',
      label: columns.name,
      width: 14,
      sorts: true,
      evidenced: true,
      cell: ({ name, handle }) => textCell(name ?? handle, (name ? of.displayName : of.handle).methodology, text.unnamed),
    },
    {
      name: 'handle',
      label: columns.handle,
      width: 9,
      sorts: true,
      evidenced: true,
      cell: ({ handle }) => textCell(handle, of.handle.methodology),
    },
    platform(),
    {
      name: 'followers',
      label: columns.followers,
      width: 8,
      number: true,
      sorts: true,
      evidenced: true,
      cell: ({ followers }) => numberCell(followers, of.followers.methodology),
      csv: ({ followers }) => followers?.value,
    },
    {
      name: 'posts',
      label: columns.posts,
      width: 7,
      number: true,
      sorts: true,
      evidenced: true,
      cell: ({ posts }) => numberCell(posts, of.posts.methodology),
      csv: ({ posts }) => posts?.value,
    },
    seenColumn(columns.seen, text.notSeen, now),
  ];
};
