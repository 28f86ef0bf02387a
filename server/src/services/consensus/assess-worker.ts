import { answering } from '../apart/answering.ts';
import { assessed } from './assessed.ts';

answering((sample: Parameters<typeof assessed>[0]) => assessed(sample).standings);
