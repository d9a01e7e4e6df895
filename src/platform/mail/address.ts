import { domainToASCII } from 'node:url';

/** In octets, as RFC 5321 counts them. */
const MAX_LOCAL = 64;
/** The dot-atom of RFC 5322, with letters of all scripts (RFC 6531). */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+$/u;
const LABEL = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;
const NUMBER = /^\d+$/;

/**
 * The form in which an address is stored and compared: NFC, in lower case, its domain in ASCII (IDNA, RFC 5891). Text that is
 * no address is only trimmed and lowered.
 */
export function canonicalAddress(text: string): string {
  const given = text.trim().normalize('NFC').toLowerCase();
  const at = given.lastIndexOf('@');
  const domain = at > 0 ? domainToASCII(given.slice(at + 1)) : '';
  return domain ? `${given.slice(0, at)}@${domain}` : given;
}

/** Whether a canonical address can be one of the internet. */
export function isAddress(address: string): boolean {
  const at = address.lastIndexOf('@');
  const [local, labels] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1).split('.')];
  return (
    Buffer.byteLength(local) <= MAX_LOCAL &&
    local.split('.').every((atom) => LOCAL.test(atom)) &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    !NUMBER.test(labels.at(-1)!)
  );
}
