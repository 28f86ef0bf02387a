import { say, texts } from '@infofi-lens/shared/words/texts';

/** Every text of the pages about one thing. */
export const pagesWords = texts('pages', {
  onPlatform: say('Open on {platform}', (platform: string) => ({ platform })),
  space: say('Space: {name}', (name: string) => ({ name })),
  known: {
    title: 'How do we know?',
    intro: 'Every field that is known, with who says so. Where this browser saw it and the crowd agreed too, both stand here.',
    field: 'Field',
    value: 'Value',
    crowd: 'The crowd',
    confidence: 'Confidence',
    rule: 'Rule',
    method: 'What it means',
    none: 'the same source',
    noCrowd: 'says nothing',
  },
  history: {
    table: 'As a table',
    at: 'When',
    value: 'Number',
  },
  time: {
    title: 'Your time, by day',
    none: 'None was measured yet.',
    day: 'Day',
    minutes: 'Active minutes',
  },
  campaigns: 'Its campaigns',
  notThere: {
    title: 'Nothing is known of this yet',
    text: say('The address names “{key}”. It was not seen by this browser, and the crowd said nothing of it.', (key: string) => ({ key })),
    wrong: 'This address names nothing',
    wrongText: 'It should name a platform, what it is and its id, as in “galxe:campaign:GCabc”. Choose it in the list instead.',
  },
});
