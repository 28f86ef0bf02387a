/** A made-up crowd that looks at the same made-up world: honest people, so that what they say agrees. */
const start = Date.UTC(2026, 0, 1);
const day = 86_400_000;

/** What anybody sees of entity `n` at a time: 60 % campaigns, 30 % rows of boards, 10 % profiles. */
export function seen(n: number, observedAt: number): Record<string, unknown> {
  const minutes = Math.floor(observedAt / 300_000) % 100_000;
  if (n % 10 < 6) {
    const startsAt = start + (n % 300) * day;
    const fields = {
      name: `Campaign ${n}: explore, bridge and earn`,
      url: `https://app.galxe.com/quest/space${n % 700}/GC${n}`,
      spaceId: String(n % 700),
      status: 'active',
      type: 'drop',
      startsAt,
      endsAt: startsAt + 400 * day,
      participants: 1_000 + n + minutes,
      chain: 'base',
      gas: 'gasless',
      rewards: [{ kind: 'token', amountPerWinner: '12.5', symbol: 'USDC' }],
    };
    return sighting('galxe', 'campaign', `GC${n}`, observedAt, 'campaign', fields);
  }
  if (n % 10 < 9) {
    const [boardId, subjectId] = [`top:TOPIC${n % 40}:7d`, String(n)];
    const fields = {
      boardId,
      subjectId,
      handle: `user_${n}`,
      rank: 1 + (n % 900),
      mindshare: ((n + minutes) % 9_973) / 10_000,
      mentions: n % 50,
    };
    return sighting('kaito', 'board-entry', `${boardId}:${subjectId}`, observedAt, 'board', fields);
  }
  const fields = { followers: 500 + n + (minutes % 50), following: n % 900, posts: n % 5_000 };
  return sighting('x', 'profile', String(n), observedAt, 'profile', fields);
}

function sighting(platform: string, kind: string, id: string, observedAt: number, context: string, fields: Record<string, unknown>) {
  return { platform, kind, id, observedAt, adapter: `${platform}@1`, via: 'network', context, fields };
}
