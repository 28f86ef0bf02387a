import { popupTime } from './popup.ts';
import { popupTime as best } from './popup-tmp.ts';
import { sizes } from './sizes.ts';

console.log(JSON.stringify(sizes(), null, 1));
console.log('first row', JSON.stringify(await popupTime()));
console.log('best list', JSON.stringify(await best()));
process.exit(0);
