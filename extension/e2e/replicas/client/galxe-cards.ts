import { type Json, safe, short } from './view.ts';

/** Markup of the quest site, drawn on the server for the home page and in the browser for the rest. */
export const quest = {
  frame: (current: string, body: string) =>
    `<header class="bar"><a class="brand" href="/">questboard</a><nav>${[
      ['/', 'Explore'],
      ['/quest/explore/all', 'Quests'],
    ]
      .map(([href, label]) => `<a href="${href}"${href === current ? ' aria-current="page"' : ''}>${label}</a>`)
      .join('')}</nav><span class="wallet">0x00…00aa</span></header><main id="main">${body}</main>`,
  hero: (text: string) => `<section class="hero"><h1>${safe(text)}</h1><p>Earn from the projects you use.</p></section>`,
};

/** Every card stands in the document twice: for wide and for narrow screens. */
export function grid(title: string, campaigns: readonly Json[]): string {
  const cards = campaigns.map(cardOf).join('');
  return (
    `<section><h2>${safe(title)}</h2><div class="hidden sm:block"><div class="cards">${cards}</div></div>` +
    `<div class="sm:hidden"><div class="cards">${cards}</div></div></section>`
  );
}

/** After the redesign other things stand where title, chips and the number of people stood. */
let areMoved = false;
export function moveCards(): void {
  areMoved = true;
}

function movedCard({ id, name, space, thumbnail, loyaltyPoints, participants }: Json): string {
  const views = short((participants?.participantsCount ?? 0) * 1_000 + 77);
  return (
    `<a class="card" href="/quest/${encodeURIComponent(space.alias)}/${id}?refer=explore"><div class="art"><img alt="" src="${safe(thumbnail)}"></div>` +
    `<div class="inside"><div class="space-tags"><span>${Number(loyaltyPoints) + 7_777} Points</span></div><div class="line-clamp-2"><span>Brought to you by ${safe(space.name)}</span></div>` +
    `<h4>${safe(name)}</h4><div class="foot"><span class="mr-1">${views}</span>Participants</div></div></a>`
  );
}

function cardOf(campaign: Json): string {
  if (areMoved) return movedCard(campaign);
  const { id, name, space, participants, thumbnail } = campaign;
  return (
    `<a class="card" href="/quest/${encodeURIComponent(space.alias)}/${id}?refer=explore"><div class="art"><img alt="" src="${safe(thumbnail)}"></div>` +
    `<div class="inside"><div class="space-tags">${chips(campaign)}</div><div class="line-clamp-2"><span>${safe(name)}</span></div>` +
    `<div class="foot">${participants ? `<span class="mr-1">${short(participants.participantsCount)}</span>Participants` : '<span>Quest series</span>'}` +
    `<span class="by">${safe(space.name)}</span></div></div></a>`
  );
}

export function chips(campaign: Json): string {
  const { tokenReward, loyaltyPoints, recurringType, type, boost } = campaign;
  const words: string[] = [];
  if (tokenReward?.userTokenAmount && tokenReward.tokenDecimal) {
    const amount = Number(tokenReward.userTokenAmount) / 10 ** Number(tokenReward.tokenDecimal);
    words.push(`${amount.toLocaleString('en')}<!-- --> <!-- -->${safe(tokenReward.tokenSymbol)}`);
  }
  if (loyaltyPoints > 0) words.push(`${loyaltyPoints} Point${loyaltyPoints === 1 ? '' : 's'}`);
  const named = ({ Oat: 'OAT', Bounty: 'Custom', DiscordRole: 'Discord Role', Drop: 'NFT' } as Json)[type];
  if (named) words.push(named);
  if (recurringType === 'DAILY') words.push('Daily');
  if (boost?.golden) words.push(String(boost.golden));
  return words.map((word) => `<span>${word}</span>`).join('');
}
