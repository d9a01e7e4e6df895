import { setTimeout } from 'node:timers/promises';
import type { ApiClient, GraphQLAnswer } from '../../../operations/clients/client.ts';
import {
  AnalysisDocument,
  SubmitAnalysisDocument,
  type SubmitAnalysisMutation,
} from '../../../operations/generated.ts';

const ENDED = ['COMPLETED', 'REJECTED', 'FAILED'];

/** Submits a photo; returns the id of its analysis. */
export async function submit(client: ApiClient, photo: Buffer, input: object = {}): Promise<string> {
  const variables = { input: { photo: null, ...input } };
  const answer = await client.upload(SubmitAnalysisDocument, variables, 'input.photo', new Blob([photo]));
  const id = answer.data?.submitAnalysis.analysis?.id;
  if (!id) throw new Error(`Not submitted: ${JSON.stringify(answer)}`);
  return id;
}

/** The analysis once it has ended. */
export async function waitForEnd(client: ApiClient, id: string, seconds = 45) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const { analysis } = await client.request(AnalysisDocument, { id });
    if (!analysis) throw new Error('The analysis is gone');
    if (ENDED.includes(analysis.status)) return analysis;
    if (Date.now() > deadline) throw new Error(`Still ${analysis.status} after ${seconds} s`);
    await setTimeout(50);
  }
}

/** Codes of the user errors of a submission. */
export const codes = (answer: GraphQLAnswer<SubmitAnalysisMutation>) =>
  answer.data?.submitAnalysis.userErrors.map(({ code }) => code);
