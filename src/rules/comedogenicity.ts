/** COMEDO-1: one of the first seven ingredients of a product that stays on the skin is rated 3 or more. */
const PLACES = 7;
const RATING = 3;

/** Whether a rating of 0 to 5 is high enough to report; null if there is none. */
export const isComedogenic = (rating: number | null): boolean => rating !== null && rating >= RATING;

/** Whether a 1-based position on a label is among those that count. */
export const isMainIngredient = (place: number | null): boolean => place !== null && place <= PLACES;
