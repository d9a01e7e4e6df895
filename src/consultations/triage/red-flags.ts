import type { RedFlag } from '../../rules/triage/red-flags.ts';

/** The answers to one version of the questionnaire. */
export interface RedFlagAnswers {
  version: number;
  answers: { flag: RedFlag; present: boolean }[];
}

export const reportedFlags = ({ answers }: RedFlagAnswers): RedFlag[] =>
  answers.filter(({ present }) => present).map(({ flag }) => flag);
