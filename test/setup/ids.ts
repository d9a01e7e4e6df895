import { decodeId, encodeId } from '../../src/platform/ids/global-id.ts';
import { TYPE_CODES } from '../../src/platform/ids/type-codes.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id that clients see of a row; what is no id of a row stays. */
export const idOf = (type: keyof typeof TYPE_CODES, key: string): string =>
  UUID.test(key) ? encodeId(TYPE_CODES[type], key) : key;

/** The id that the row of what clients see has; what is no id that clients see stays. */
export const uuidOf = (id: string): string => decodeId(id)?.key ?? id;
