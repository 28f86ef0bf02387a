import { element } from './elements.ts';

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
      if (!response.ok) throw new Error(`The server answered with status ${response.status}.`);
      show(await response.json());
      answered = true;
      element('problem').hidden = true;
    } catch (error) {
      element('problem-why').textContent = error instanceof TypeError ? 'The server does not answer.' : String(Object(error).message);
      element('problem').hidden = false;
      if (!answered) sayUnknown();
    } finally {
      again.disabled = false;
    }
  }
  again.addEventListener('click', () => void ask());
  setInterval(() => {
    if (document.visibilityState === 'visible') void ask();
  }, everyMs);
  void ask();
}
