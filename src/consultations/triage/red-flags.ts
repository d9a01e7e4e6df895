import { type RedFlag, sortedFlags } from '../../rules/triage/red-flags.ts';

/** The answers to one version of the questionnaire. */
export interface RedFlagAnswers {
  version: number;
  answers: { flag: RedFlag; present: boolean }[];
}

const reportedFlags = ({ answers }: RedFlagAnswers): RedFlag[] =>
  answers.filter(({ present }) => present).map(({ flag }) => flag);

/** All red flags of a case: those that were answered and those that its texts read as; the most dangerous first. */
export const flagsOf = (row: {
  redFlags?: RedFlagAnswers | null;
  textFlags: readonly RedFlag[];
}): RedFlag[] => sortedFlags([...(row.redFlags ? reportedFlags(row.redFlags) : []), ...row.textFlags]);
