/**
 * Standard errors of measurement of a good photo, in points: 95 of 100 retakes that differ in crop, distance, turn, light,
 * white balance and compression together lie within 1.96 of them. From `npm run evaluate -- --sem`, raised where retakes of
 * photos moved a value more; see ml-models/MODEL_CARD.md.
 */
export const FACE_ERRORS = {
  SKIN_SCORE: 2.4,
  OILINESS: 2.2,
  PORES: 2.6,
  REDNESS: 2,
  BLEMISHES: 3.2,
  SPOTS: 3.2,
  LINES: 2.2,
  ROUGHNESS: 3,
  TONE: 1.7,
};

export const CLOSE_UP_ERRORS = {
  SKIN_SCORE: 3.1,
  OILINESS: 6,
  PORES: 2.9,
  REDNESS: 2.9,
  BLEMISHES: 4.2,
  SPOTS: 2.8,
  LINES: 4.3,
  ROUGHNESS: 3.5,
  TONE: 1.8,
};

/** A photo can only hint at these: the error is that of the estimate, not of a retake. */
export const PROXY_ERROR = 8;

const pair = (part: string, error: number) => ({ [`RIGHT_${part}`]: error, [`LEFT_${part}`]: error });

/** The same in the zones of a face. */
export const ZONE_ERRORS: Record<string, Record<string, number>> = {
  OILINESS: { FOREHEAD: 3.8, NOSE: 2.4, T_ZONE: 3 },
  PORES: { NOSE: 4.3, ...pair('CHEEK', 2.5), U_ZONE: 1.5 },
  REDNESS: { FOREHEAD: 4.4, NOSE: 2.5, ...pair('CHEEK', 3), CHIN: 4.2, T_ZONE: 3.1, U_ZONE: 2.4 },
  BLEMISHES: {
    ...{ FOREHEAD: 7.4, NOSE: 7.6, UPPER_LIP: 9.3, CHIN: 10.4, T_ZONE: 5.3, U_ZONE: 4.3 },
    ...pair('CHEEK', 7),
  },
  SPOTS: { FOREHEAD: 5.6, ...pair('CHEEK', 4.2), U_ZONE: 2.4 },
  LINES: {
    ...{ FOREHEAD: 4, GLABELLA: 3.4, UPPER_LIP: 5.9, U_ZONE: 2.4 },
    ...pair('CHEEK', 3.2),
    ...pair('UNDER_EYE', 2.9),
    ...pair('CROWS_FEET', 7.1),
    ...pair('NASOLABIAL', 5.2),
  },
  ROUGHNESS: { FOREHEAD: 5, ...pair('CHEEK', 1.8), U_ZONE: 1.7 },
  TONE: { FOREHEAD: 3.5, ...pair('CHEEK', 2.3), U_ZONE: 1.6 },
};
