import { say, texts } from '@infofi-lens/shared/words/texts';
import type { Step } from './steps.ts';

/** Every text of the first run. */
export const onboardingWords = texts('onboarding', {
  title: 'Welcome to InfoFi Lens',
  tagline: 'Is this campaign worth my time?',
  progress: 'Steps',
  stepOf: say('Step {at, number} of {all, number}', (at: number, all: number) => ({ at, all })),
  steps: {
    reads: 'What it reads',
    leaves: 'What leaves',
    choices: 'Your choices',
    trial: 'Try it',
    start: 'Start',
  } satisfies Record<Step, string>,
  back: 'Back',
  next: 'Next',
  skip: 'Skip, share nothing',
  skipRest: 'Skip the rest',
  reads: {
    heading: 'It reads along, and does nothing else',
    text: 'You browse as always. What a page of these sites loads by itself is read as it comes, and kept in this browser. No request is made in your name, nothing is clicked, nothing is posted.',
    xOff: 'Off until you switch it on.',
    never: 'Never read',
    neverWhat:
      'Messages, bookmarks, notifications and drafts on X, protected accounts, e-mail addresses, access tokens, and anything in a private window.',
  },
  leaves: {
    heading: 'Nothing leaves unless you say so',
    text: 'Sharing is off. If you switch it on for a site, only the public part of what you saw there goes, under a random key of this browser. This is exactly what that looks like:',
    never: 'Names, texts and pictures of people, your reading on X, your own participation and your prices never go with it.',
  },
  choices: {
    heading: 'Choose, site by site',
    text: 'Each switch takes effect at once and can be changed at any time in the settings.',
    reading: 'Read',
    sharing: 'Share the public part',
    why: 'Shared sightings of independent people become facts that no single person can move. You see them either way.',
  },
  trial: {
    heading: 'See what it makes of a campaign',
    sample: 'Made-up campaign',
    name: 'Sample campaign: Lumen Week',
    text: 'This is the card that stands on a campaign’s page. The campaign is made up; the figures are computed as for a real one. Move the sliders, and press the marks beside a figure to see how it is known.',
    joined: say('{n, plural, one {# takes part} other {# take part}}', (n: number) => ({ n })),
    joinedLabel: 'People who take part',
    minutes: say('It takes about {n, plural, one {# minute} other {# minutes}}', (n: number) => ({ n })),
    minutesLabel: 'Minutes it takes',
  },
  start: {
    heading: 'Ready',
    nothing: 'Nothing is shared.',
    shares: say('You share the public part of {platforms}.', (platforms: string) => ({ platforms })),
    reads: say('Read: {platforms}.', (platforms: string) => ({ platforms })),
    readsNothing: 'Nothing is read: all sites are switched off.',
    open: 'Open one of these and browse as usual. Reload tabs that were open before.',
    places: { galxe: 'Galxe quests', layer3: 'Layer3 quests', kaito: 'Kaito mindshare' },
    later: 'Everything can be changed later in the settings; export and deletion are there too.',
    settings: 'Open settings',
    finish: 'Finish',
    finished: 'Set up. You can close this tab.',
  },
  failed: 'That could not be saved. Nothing is shared. Try again.',
});
