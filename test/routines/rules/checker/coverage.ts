/** Rules that the checker judges, and the others with the reason why nothing generated can show them. */

export const CHECKED: readonly string[] = [
  ...['ORD-AM', 'ORD-PM', 'CON-RET-AHA', 'CON-RET-BHA', 'CON-RET-BPO', 'CON-RET-RET', 'CON-RET-SCRUB'],
  ...['CON-VITC-RET', 'CON-VITC-ACID', 'CON-VITC-BPO', 'CON-AHA-BHA', 'CON-HQ-BPO', 'CON-DAPSONE-BPO'],
  ...['CON-SULFUR-RET', 'FREQ-RET-W1', 'FREQ-CYCLE', 'FREQ-EXF', 'FREQ-EXF-MILD', 'FREQ-SCRUB', 'FREQ-SPF'],
  ...['SUN-1', 'SUN-TINT', 'SUN-OIL-AM', 'SUN-FILTER-ALLERGY', 'PREG-1', 'PREG-RX', 'PREG-RX-KEEP'],
  ...['PREG-RX-TELL', 'PREG-RET-ORAL', 'PREG-2', 'PREG-3', 'PREG-UNKNOWN', 'PREG-OILS', 'PREG-BF'],
  ...[
    'PREG-RX-ASK',
    'INTRO-1',
    'INTRO-PATCH',
    'WAIT-1',
    'WAIT-2',
    'CONC-1',
    'CONC-2',
    'CONC-3',
    'CONC-4',
    'CONC-5',
  ],
  ...['CONC-6', 'CONC-RINSE', 'PROHIB-MERCURY', 'PROHIB-STEROID', 'PROHIB-RX', 'RX-ASK', 'RX-RETINOID'],
  ...['RX-BPO', 'RX-AZELAIC', 'RX-ANTIBIOTIC', 'RX-STEROID', 'RX-CALCINEURIN', 'RX-HYDROQUINONE'],
  ...['RX-ROSACEA', 'RX-FIELD', 'RX-PHOTOSENSITISER', 'RX-IMMUNE', 'RX-ORAL', 'RX-ISOTRETINOIN', 'RX-OTHER'],
  ...['REC-RX', 'EMERGENCY-STOP', 'EMERGENCY-MEDS', 'REACT-NO-ADD', 'BARRIER-1', 'BARRIER-2', 'AGE-13'],
  ...['AGE-18', 'TONE-1', 'MELASMA-1', 'ROSACEA-1', 'ATOPIC-1', 'SENS-1', 'WAX-1', 'PROC-1', 'ALLERGY-1'],
  ...['ALLERGY-SAL', 'ALLERGY-BEE', 'BUDGET-1', 'ASK-FIRST', 'EYE-1'],
];

export const NOT_SHOWN: Readonly<Record<string, string>> = {
  'MYTH-VITC-NIA': 'It forbids nothing: vitamin C and niacinamide go well together.',
  'WEAK-CUP-ACID': 'Information only, and no copper peptide is ever proposed (ACTIVE-LISTED).',
  PROHIBITED: 'It judges labels. What is proposed is one of a closed list of ingredients (ACTIVE-LISTED).',
  'CONC-MAX':
    'It judges stated percentages of labels. The proposed strengths are judged by CONC-1 to CONC-6.',
  'COMEDO-1': 'It judges labels and never blocks.',
  'EXP-1': 'It judges opened products. A generated routine has none.',
  'NOT-JUDGED': 'It judges labels that were not understood. A generated routine has none.',
};
