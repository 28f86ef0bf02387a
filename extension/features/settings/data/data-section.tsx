import { perLocale } from '@infofi-lens/shared/words/current';
import { together } from '@infofi-lens/shared/words/sentence';
import { useEffect, useState } from 'react';
import { DeletePart } from './delete-part.tsx';
import { ErasePart } from './erase-part.tsx';
import { ExportPart } from './export-part.tsx';
import { ImportPart } from './import-part.tsx';
import { OutcomesData } from './outcomes-data.tsx';
import { dataWords } from './words.ts';

const megabytes = perLocale(
  (locale) => new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** Taking one's data along, bringing it back, and taking it away, here and on the server. */
export function DataSection() {
  const [size, setSize] = useState<string>();
  useEffect(() => {
    navigator.storage.estimate().then(
      ({ usage }) => setSize(usage === undefined ? undefined : megabytes().format(usage / 1_048_576)),
      () => setSize(undefined), // a browser that does not say: nothing is shown
    );
  }, []);
  return (
    <div className="lens-stack" data-gap="large">
      <p className="lens-p lens-muted">{size === undefined ? dataWords.intro : together(dataWords.intro, dataWords.size(size))}</p>
      <ExportPart />
      <ImportPart />
      <OutcomesData />
      <ErasePart />
      <DeletePart />
    </div>
  );
}
