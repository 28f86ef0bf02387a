import components from '../../../ui/components.css?inline';
import tokens from '../../../ui/tokens.css?inline';
import overlay from './overlay.css?inline';

/** Every style of the overlay, as a sheet for its shadow root: a page's policy for styles does not reach it. */
export function styleSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${tokens}\n${components}\n${overlay}`);
  return sheet;
}
