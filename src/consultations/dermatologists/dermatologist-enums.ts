import { describedEnum } from '../../graphql/types/described-enum.ts';
import type { DermatologistOrder } from './dermatologists.service.ts';
import type { DermatologySpecialty } from './specialties.ts';

export const DermatologySpecialtyEnum = describedEnum<DermatologySpecialty>(
  'DermatologySpecialty',
  'A specialty within dermatology.',
  {
    GENERAL_DERMATOLOGY: 'General skin diseases such as acne, eczema and psoriasis.',
    PEDIATRIC_DERMATOLOGY: 'Pediatric dermatology.',
    COSMETIC_DERMATOLOGY: 'Cosmetic concerns such as lines, pigmentation and scars.',
    DERMATOLOGIC_SURGERY: 'Skin surgery.',
    DERMATO_ONCOLOGY: 'Moles and skin cancer.',
    DERMATOPATHOLOGY: 'Dermatopathology: microscopic examination of skin.',
    IMMUNODERMATOLOGY: 'Autoimmune skin diseases such as lupus and pemphigus.',
    CONTACT_ALLERGY: 'Contact dermatitis and patch testing.',
    PHOTODERMATOLOGY: 'Photodermatology, including light therapy.',
    TRICHOLOGY: 'Hair and scalp.',
    NAIL_DISORDERS: 'Nails.',
    VENEREOLOGY: 'Sexually transmitted infections.',
    PHLEBOLOGY: 'Veins.',
  },
);

export const DermatologistOrderEnum = describedEnum<DermatologistOrder>(
  'DermatologistOrder',
  'Sort order for dermatologists.',
  {
    NAME: 'By name.',
    RATING: 'Best rated first; those without a displayed rating come last.',
    RESPONSE_TIME: 'Shortest response time first; those without a history come last.',
  },
);
