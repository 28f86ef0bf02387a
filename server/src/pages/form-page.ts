import { element } from './elements.ts';
import type { Trouble } from './troubles.ts';

/** Shows what went wrong; hides the steps where trying again can not help. */
export function showTrouble({ title, advice, again }: Trouble, steps: readonly string[]): void {
  element('problem-title').textContent = title;
  element('problem-advice').textContent = advice;
  element('problem').hidden = false;
  if (!again) for (const id of steps) element(id).hidden = true;
}

/**
 * Runs a form by script: nothing is ever sent by the form itself. Buttons rest meanwhile, and whoever failed is put back into
 * the last field.
 */
export function onSubmit(
  form: HTMLFormElement,
  waiting: () => string,
  work: (fields: FormData) => Promise<Trouble | undefined>,
  steps: readonly string[],
): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    const buttons = [...document.querySelectorAll('button')];
    for (const button of buttons) button.disabled = true;
    element('problem').hidden = true;
    element('status').textContent = waiting();
    void work(fields).then((trouble) => {
      element('status').textContent = '';
      for (const button of buttons) button.disabled = false;
      if (!trouble) return;
      showTrouble(trouble, steps);
      [...form.querySelectorAll('input')].at(-1)?.focus();
    });
  });
}

/** What is typed into a field. Passwords are taken as they are. */
export const typed = (fields: FormData, name: string): string => String(fields.get(name) ?? '');

/** The token behind `#` in the link of a mail. It is taken out of the address bar: whoever looks over the shoulder can not use it. */
export function takeToken(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? undefined;
  if (token !== undefined) history.replaceState(null, '', location.pathname);
  return token;
}
