import { element } from './elements.ts';
import { pageWords } from './words.ts';

interface Asking {
  readonly url: string;
  /** How often a page that is looked at asks again. */
  readonly everyMs: number;
  /** Shows an answer. @throws when it can not be read. */
  readonly show: (answer: unknown) => void;
  /** There is no answer, and there never was one. What was shown once stays. */
  readonly sayUnknown: () => void;
}

/** Asks the server now, again when somebody presses `#again`, and every so often; says in `#problem` why there is no answer. */
export function keepAsking({ url, everyMs, show, sayUnknown }: Asking): void {
  const again = element('again', HTMLButtonElement);
  let answered = false;
  async function ask(): Promise<void> {
    again.disabled = true;
    try {
      const response = await fetch(url);
      if (!response.ok) return failed(pageWords.badAnswer(response.status));
      show(await response.json());
      answered = true;
      element('problem').hidden = true;
    } catch (error) {
      failed(error instanceof TypeError ? pageWords.noAnswer : pageWords.troubles.unexpected.title);
    } finally {
      again.disabled = false;
    }
  }
  function failed(why: string): void {
    element('problem-why').textContent = why;
    element('problem').hidden = false;
    if (!answered) sayUnknown();
  }
  again.addEventListener('click', () => void ask());
  setInterval(() => {
    if (document.visibilityState === 'visible') void ask();
  }, everyMs);
  void ask();
}
