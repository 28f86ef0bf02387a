import type { Places } from '../spot.ts';

/** The name at the head of a profile page. Posts get nothing: a timeline is for reading. */
export const xPlaces: Places = (root, { subject }) => {
  const name = subject?.startsWith('x:profile:') ? root.querySelector('[data-testid="UserName"]') : null;
  return name && subject ? [{ element: name, key: subject, form: 'badge' }] : [];
};
