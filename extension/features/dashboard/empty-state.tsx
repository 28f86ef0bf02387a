import { Empty } from '../../ui/states.tsx';
import { popupWords } from './words.ts';

const places = [
  ['https://app.galxe.com/quest/explore/all', 'galxe'],
  ['https://app.layer3.xyz/quests', 'layer3'],
  ['https://kaito.ai/mindshare-arena/companies', 'kaito'],
] as const;

/** What to do when nothing was read yet. */
export function NothingYet() {
  return (
    <Empty title={popupWords.empty.title}>
      <p className="lens-p">{popupWords.empty.text}</p>
      <ul className="lens-rows">
        {places.map(([href, platform]) => (
          <li key={href}>
            <a className="lens-row" data-row href={href} target="_blank" rel="noreferrer">
              <span className="lens-row-line">
                <span className="lens-row-title">{popupWords.empty[platform]}</span>
                <span className="lens-row-note">{new URL(href).host}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p className="lens-p lens-muted">{popupWords.empty.reload}</p>
    </Empty>
  );
}
