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
  if (!rest) return base64urlOf(code, uuid);
  return Buffer.concat([
    Buffer.from(code, 'latin1'),
    Buffer.from(uuid.replaceAll('-', ''), 'hex'),
    Buffer.from(rest, 'utf8'),
  ]).toString('base64url');
}

const ALPHABET = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const written = Buffer.alloc(24);

/** Of two letters and a UUID: in a long answer there are hundreds, and by way of a Buffer each takes twice as long. */
function base64urlOf(code: string, uuid: string): string {
  let bits = (code.charCodeAt(0) << 8) | code.charCodeAt(1);
  let count = 16;
  let length = 0;
  for (let at = 0; at < uuid.length; at += 1) {
    const char = uuid.charCodeAt(at);
    if (char === 0x2d) continue; // a dash
    bits = (bits << 4) | (char < 0x40 ? char - 0x30 : char - 0x57); // 0 to 9, a to f
    for (count += 4; count >= 6; length += 1) {
      count -= 6;
      written[length] = ALPHABET[(bits >> count) & 63]!;
    }
  }
  return written.toString('latin1');
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
