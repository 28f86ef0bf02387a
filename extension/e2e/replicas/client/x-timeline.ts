import { type Json, safe, short } from './view.ts';

const height = 116;
const margin = 4;

/**
 * A virtualised list: only the cells near the viewport are in the document, each placed by a transform, and a node is
 * used again for another post as soon as its own leaves.
 */
export function timeline(root: Element | null, parts: readonly Json[], alive: () => boolean): void {
  if (!(root instanceof HTMLElement)) return;
  const posts: Json[] = parts
    .flatMap((part) => part.entries ?? [])
    .map((entry) => entry.content.itemContent?.tweet_results?.result)
    .filter(Boolean)
    .map((result) => result.tweet ?? result);
  root.style.cssText = `position:relative;min-height:${posts.length * height}px`;
  const cells = new Map<number, HTMLElement>();
  const draw = () => {
    if (!alive()) return removeEventListener('scroll', draw);
    const top = Math.max(0, scrollY - root.offsetTop);
    const first = Math.max(0, Math.floor(top / height) - margin);
    const last = Math.min(posts.length - 1, Math.ceil((top + innerHeight) / height) + margin);
    const spare: HTMLElement[] = [];
    for (const [index, cell] of cells)
      if (index < first || index > last) {
        cells.delete(index);
        spare.push(cell);
      }
    for (let index = first; index <= last; index++) {
      const post = posts[index];
      if (!post || cells.has(index)) continue;
      const cell = spare.pop() ?? root.appendChild(newCell());
      cell.style.transform = `translateY(${index * height}px)`;
      cell.innerHTML = article(post);
      cells.set(index, cell);
    }
    for (const cell of spare) cell.remove();
  };
  addEventListener('scroll', draw, { passive: true });
  draw();
}

function newCell(): HTMLElement {
  const cell = document.createElement('div');
  cell.dataset.testid = 'cellInnerDiv';
  cell.style.cssText = `position:absolute;width:100%;height:${height}px;transition:none`;
  return cell;
}

function article(wrapper: Json): string {
  const post: Json = wrapper.legacy.retweeted_status_result?.result ?? wrapper;
  const { legacy, core, views, rest_id } = post;
  const user = core.user_results.result;
  const handle = user.core.screen_name;
  const label = `${legacy.reply_count} replies, ${legacy.retweet_count} reposts, ${legacy.favorite_count} likes, ${legacy.bookmark_count} bookmarks${views.count ? `, ${views.count} views` : ''}`;
  const button = (name: string, mark: string, count: number) =>
    `<button data-testid="${name}">${mark} <span data-testid="app-text-transition-container">${count > 0 ? short(count) : ''}</span></button>`;
  const verified = user.is_blue_verified
    ? '<svg data-testid="icon-verified" viewBox="0 0 24 24"><circle cx="12" cy="12" r="10"/></svg>'
    : '';
  return (
    `<article data-testid="tweet" role="article" tabindex="0"><div data-testid="Tweet-User-Avatar"><img alt="" data-testid="UserAvatar-Container-${safe(handle)}" src="${safe(user.avatar.image_url)}"></div><div class="body">` +
    `${post === wrapper ? '' : `<div data-testid="socialContext" class="muted">${safe(wrapper.core.user_results.result.core.name)} reposted</div>`}` +
    `<div data-testid="User-Name"><div><a href="/${safe(handle)}"><span class="name">${safe(user.core.name)}</span>${verified}</a></div><div class="meta"><a href="/${safe(handle)}" tabindex="-1"><span>@${safe(handle)}</span></a>` +
    `<span>·</span><a href="/${safe(handle)}/status/${rest_id}"><time datetime="${new Date(legacy.created_at).toISOString()}">${legacy.created_at.slice(4, 10)}</time></a></div></div>` +
    `<div data-testid="tweetText" lang="${legacy.lang}">${safe(legacy.full_text)}</div>` +
    `<div role="group" aria-label="${label}">${button('reply', '↩', legacy.reply_count)}${button('retweet', '⟲', legacy.retweet_count)}${button('like', '♡', legacy.favorite_count)}<button data-testid="bookmark">▤</button></div></div></article>`
  );
}
