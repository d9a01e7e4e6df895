// In a long answer there are hundreds of ids and cursors; by way of a Buffer each takes twice as long.

const ALPHABET = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const written = Buffer.alloc(128);
const MOST_CHARACTERS = 96;

/** Of two letters and a UUID. */
export function base64urlOfId(code: string, uuid: string): string {
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
  return written.toString('latin1', 0, length);
}

/** Of a text in Latin-1. */
export function base64urlOfText(text: string): string {
  if (text.length > MOST_CHARACTERS) return Buffer.from(text, 'latin1').toString('base64url');
  let bits = 0;
  let count = 0;
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    bits = (bits << 8) | text.charCodeAt(at);
    for (count += 8; count >= 6; length += 1) {
      count -= 6;
      written[length] = ALPHABET[(bits >> count) & 63]!;
    }
  }
  if (count > 0) {
    written[length] = ALPHABET[(bits << (6 - count)) & 63]!;
    length += 1;
  }
  return written.toString('latin1', 0, length);
}
