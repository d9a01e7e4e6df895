import { describedEnum } from '../graphql/types/described-enum.ts';
import type { MedicineRoute, PregnancyAction } from '../rules/medicines/medicine-facts.ts';
import type { Allergy, Diagnosis, ProcedureKind } from '../users/profile/skin-profile.ts';
import type { MedicationSession } from './health.table.ts';

export const DiagnosisEnum = describedEnum<Diagnosis>(
  'Diagnosis',
  'A diagnosis by a doctor that changes what suits the skin.',
  {
    ATOPIC_DERMATITIS: 'Atopic dermatitis (eczema).',
    FUNGAL_ACNE: 'Fungal acne (Malassezia folliculitis).',
    KERATOSIS_PILARIS: 'Keratosis pilaris.',
    MELASMA: 'Melasma.',
    PSORIASIS:
      'Psoriasis. No rule uses it yet: plans and checks are as without it, so the app should refer to a dermatologist. A dermatologist sees it in a consultation.',
    ROSACEA: 'Rosacea.',
    SEBORRHOEIC_DERMATITIS: 'Seborrheic dermatitis.',
  },
);

export const AllergyEnum = describedEnum<Allergy>(
  'Allergy',
  'A family of ingredients that a person is allergic to. Single ingredients are avoided with `avoidIngredient`.',
  {
    BEE_PRODUCTS: 'Propolis, beeswax, honey.',
    FRAGRANCE: 'Fragrance.',
    SALICYLATES: 'Salicylates, such as salicylic acid or aspirin.',
    SUNSCREEN_FILTERS: 'Organic sunscreen filters.',
    WOOL_WAX: 'Wool wax (lanolin).',
  },
);

export const ProcedureKindEnum = describedEnum<ProcedureKind>(
  'SkinProcedureKind',
  'A procedure after which the skin needs rest.',
  {
    PEEL: 'Professional chemical peel.',
    LASER: 'Laser or intense pulsed light.',
    MICRONEEDLING: 'Microneedling.',
    SURGERY: 'Surgery of the skin.',
    WAXING: 'Waxing or threading of the face.',
  },
);

export const MedicationRouteEnum = describedEnum<MedicineRoute>(
  'MedicationRoute',
  'How a medication is used.',
  {
    TOPICAL: 'On the skin.',
    ORAL: 'Swallowed.',
    INJECTED: 'Injected.',
  },
);

export const MedicationSessionEnum = describedEnum<MedicationSession>(
  'MedicationSession',
  'Time of day of a medication.',
  { AM: 'In the morning.', PM: 'In the evening.' },
);

export const DrugPregnancyActionEnum = describedEnum<PregnancyAction>(
  'DrugPregnancyAction',
  'What a person who is pregnant or trying to conceive should do about a drug.',
  {
    STOP_AND_CALL: 'Not use it until the practice that prescribed it has answered.',
    KEEP_AND_CALL: 'Keep using it and call the practice: stopping it suddenly can be dangerous.',
    TELL: 'Tell the practice that prescribed it.',
    NONE: 'Nothing.',
  },
);

export const DrugClassEnum = describedEnum(
  'DrugClass',
  'What a drug is, as far as skincare is concerned.',
  {
    ACNE_TRIGGER: 'Can cause acne.',
    AHR_AGONIST: 'Aryl hydrocarbon receptor agonist, as tapinarof.',
    ANAESTHETIC: 'Numbs the skin.',
    ANTIANDROGEN: 'Antiandrogen, as spironolactone.',
    ANTIBIOTIC_ORAL: 'Antibiotic that is swallowed.',
    ANTIBIOTIC_TOPICAL: 'Antibiotic for the skin.',
    ANTIFUNGAL: 'Against fungi.',
    ANTIHISTAMINE: 'Against itch and allergies.',
    ANTIMALARIAL: 'Antimalarial, as hydroxychloroquine.',
    ANTIPARASITIC: 'Against mites and lice.',
    ANTIVIRAL: 'Against viruses.',
    AZELAIC: 'Azelaic acid.',
    BENZOYL_PEROXIDE: 'Benzoyl peroxide.',
    BHA: 'Salicylic acid.',
    BIOLOGIC: 'Biologic, as dupilumab.',
    BLEEDING_RISK: 'Makes bleeding more likely.',
    BRIMONIDINE: 'Brimonidine or oxymetazoline.',
    CALCINEURIN_INHIBITOR: 'Calcineurin inhibitor, as tacrolimus.',
    DRUG_RASH_RISK: 'Can cause a dangerous rash.',
    FIELD_TREATMENT: 'Treats sun-damaged skin, as fluorouracil.',
    HAIR_GROWTH_INHIBITOR: 'Slows the growth of hair.',
    HORMONAL_CONTRACEPTIVE: 'Hormonal contraceptive.',
    HYDROQUINONE: 'Hydroquinone.',
    IMMUNOSUPPRESSANT: 'Weakens the immune system.',
    IVERMECTIN: 'Ivermectin or metronidazole for rosacea.',
    JAK: 'Janus kinase inhibitor.',
    KERATOLYTIC: 'Softens thick skin, as urea.',
    LASH: 'Makes lashes grow.',
    MINOXIDIL: 'Minoxidil.',
    PDE4_INHIBITOR: 'Phosphodiesterase-4 inhibitor.',
    PHOTOSENSITISER: 'Makes the skin sensitive to light.',
    PROCEDURE: 'Injected by a doctor, as botulinum toxin.',
    RETINOID_COSMETIC: 'Retinoid in a medicinal product that cosmetics have too.',
    RETINOID_ORAL: 'Retinoid that is swallowed, as isotretinoin.',
    RETINOID_TOPICAL: 'Retinoid for the skin, as tretinoin.',
    STEROID_TOPICAL: 'Corticosteroid for the skin.',
    SULFUR: 'Sulfur.',
    TRANEXAMIC: 'Tranexamic acid.',
    VITAMIN_D: 'Vitamin D derivative for the skin.',
  },
  { ANAESTHETIC: 'ANESTHETIC', PHOTOSENSITISER: 'PHOTOSENSITIZER' },
);
export type DrugClass = keyof typeof DrugClassEnum;
