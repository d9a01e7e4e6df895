import { byInstant, ofAccount, page } from '../platform/database/reads.ts';
import { consents } from './consents.table.ts';

export const consentsOfAccount = page(consents, ofAccount, byInstant('givenAt'));
