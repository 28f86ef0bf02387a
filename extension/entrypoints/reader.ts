import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startReader } from '../storage/summaries/reader.ts';

/** Reads many rows for the dashboard beside its own thread, so that the page scrolls while they are read. */
export default defineUnlistedScript(startReader);
