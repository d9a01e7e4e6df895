import type { ConsentKind } from './consents.table.ts';

/**
 * What a person agrees to. A change of meaning raises the version; consents to older versions then no longer
 * count, and the apps ask again.
 */
export const CONSENT_TEXTS: Readonly<Record<ConsentKind, { version: number; text: string }>> = {
  PHOTO_PROCESSING: {
    version: 1,
    text: 'I agree that photos of my skin, which are health data, are stored and analysed by software to show me scores and recommendations. The result is no medical diagnosis. I can withdraw this at any time and delete my photos.',
  },
  AGE_16_OR_OLDER: { version: 1, text: 'I am 16 years old or older.' },
  GUARDIAN: {
    version: 1,
    text: 'I am the parent or guardian of the person who uses this account and is under 16 years old. I agree that they use skincare routines and consultations with dermatologists here. Photos stay closed to them. I can withdraw this at any time.',
  },
  HEALTH_DATA: {
    version: 1,
    text: 'I agree that my diagnoses, medications, allergies and skin procedures, which are health data, are stored so that routines and recommendations take them into account, and are shown to the dermatologist I consult. I can withdraw this at any time, which deletes them, with the medications, notes and reasons that my routines took from them; the other products of my routines stay, and a consultation keeps what it was sent with.',
  },
};
