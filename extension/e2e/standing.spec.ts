import { browse } from './harness/browse.ts';
import { expect, expectAllRead, test } from './harness/test.ts';

test('a browser shows its work once, shares, and sees what became of it', async ({ lens, visit, api }) => {
  const settings = await lens.open('options.html#standing');
  const section = settings.locator('#standing');
  await expect(section.getByText('You share nothing')).toBeVisible();
  await lens.change({ api: api.url, platforms: { kaito: { enabled: true, share: true } } });
  await expect(section.getByText('Nothing has been sent yet')).toBeVisible();

  await browse(await lens.context.newPage(), 'https://kaito.ai/mindshare-arena/voices');
  await expectAllRead(lens, visit);
  await lens.send('sync-now', {});
  const [spent] = await api.database.query<{ proofs: number; known: number }>(
    'select (select count(*)::int from spent_proofs) as proofs, (select count(*)::int from contributors) as known',
  );
  expect(spent).toEqual({ proofs: 1, known: 1 });

  await expect(section.getByText('New: like that of any newcomer')).toBeVisible();
  await section.getByRole('button', { name: 'Object to this' }).click();
  await section.getByRole('textbox').fill('I have only just come.');
  await section.getByRole('button', { name: 'Send' }).click();
  await expect(section.getByText('I have only just come.')).toBeVisible();
  await expect(section.getByText('not decided yet')).toBeVisible();
});
