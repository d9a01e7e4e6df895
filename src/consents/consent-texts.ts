import { messageOf, type Text } from '../platform/language/text.ts';
import type { ConsentKind } from './consents.table.ts';

/**
 * The current version of what a person agrees to; the catalogues have its text as `consents.<kind>.<version>`. A change
 * of meaning raises the version; consents to older versions then no longer count, and the apps ask again.
 */
export const CONSENT_VERSIONS: Readonly<Record<ConsentKind, number>> = {
  PHOTO_PROCESSING: 2,
  AGE_16_OR_OLDER: 1,
  GUARDIAN: 1,
  HEALTH_DATA: 1,
};

export const consentText = (kind: ConsentKind): Text =>
  messageOf(`consents.${kind}.${CONSENT_VERSIONS[kind]}`);
