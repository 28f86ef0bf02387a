import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { type Concentration, concentration } from '@infofi-lens/shared/scoring/board/concentration';
import type { Store } from '../store.ts';

/** Rows of a board looked through. */
const looked = 1_000;

/** How the points of the space that runs a campaign are held, by the rows of its board that this browser saw. */
export async function spaceConcentration(
  { facts }: Pick<Store, 'facts'>,
  space: EntityKey | undefined,
): Promise<Concentration | undefined> {
  const [platform, , id] = space?.split(':') ?? [];
  if (platform !== 'galxe' || id === undefined) return undefined; // the only one whose spaces have boards of points
  const rows = await facts.under(`${platform}:board:points:${id}`, { limit: looked });
  const scores = rows.flatMap(({ fields }) =>
    typeof fields.score?.value === 'number' && fields.score.value >= 0 ? [fields.score.value] : [],
  );
  const measured = concentration(scores);
  return measured.known ? measured.value : undefined;
}
