import { base64urlOfId } from './base64url.ts';

const KEY_BYTES = 16;
export const MAX_ID_LENGTH = 300;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CODE = /^[a-z]{2}$/;

/**
 * The id that clients see: base64url of two letters for the type, the bytes of a UUID, and what follows the slash in a
 * key such as `<uuid>/2026-03-01`.
 */
export function encodeId(code: string, key: string): string {
  const uuid = key.slice(0, 36);
  const rest = key.slice(37);
  if (!UUID.test(uuid)) throw new TypeError('The key of an id must begin with a UUID.');
  if (!rest) return base64urlOfId(code, uuid);
  return Buffer.concat([
    Buffer.from(code, 'latin1'),
    Buffer.from(uuid.replaceAll('-', ''), 'hex'),
    Buffer.from(rest, 'utf8'),
  ]).toString('base64url');
}

/** Reverse of `encodeId`; null for what it never wrote. */
export function decodeId(id: string): { code: string; key: string } | null {
  if (id.length > MAX_ID_LENGTH) return null;
  const bytes = Buffer.from(id, 'base64url');
  const code = bytes.toString('latin1', 0, 2);
  if (bytes.length < 2 + KEY_BYTES || !CODE.test(code)) return null;
  const hex = bytes.toString('hex', 2, 2 + KEY_BYTES);
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  const rest = bytes.toString('utf8', 2 + KEY_BYTES);
  const key = rest ? `${uuid}/${rest}` : uuid;
  return encodeId(code, key) === id ? { code, key } : null;
}
