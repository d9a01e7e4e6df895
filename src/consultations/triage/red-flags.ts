export const RED_FLAGS = [
  'CHANGING_OR_BLEEDING_MOLE',
  'SPREADING_INFECTION_WITH_FEVER',
  'FACE_SWELLING_OR_TROUBLE_BREATHING',
  'BLISTERING',
] as const;
export type RedFlag = (typeof RED_FLAGS)[number];

/** The answers to one version of the questionnaire. */
export interface RedFlagAnswers {
  version: number;
  answers: { flag: RedFlag; present: boolean }[];
}

export const reportedFlags = ({ answers }: RedFlagAnswers): RedFlag[] =>
  answers.filter(({ present }) => present).map(({ flag }) => flag);
