import { Fault } from '../platform/errors.ts';
import type { Reader } from '../platform/language/language.ts';
import { render } from '../platform/language/render.ts';
import type { UrgentCareAdvice } from '../rules/triage/urgent-care.ts';

/** Runs the work of a mutation. A fault leaves no payload, so it carries the help as `extensions.urgentCare`. */
export async function withHelp<T>(
  helpFor: () => UrgentCareAdvice | null,
  reader: Reader,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const help = helpFor();
    if (!help) throw error;
    const urgentCare = {
      ...help,
      title: render(help.title, reader),
      message: render(help.message, reader),
    };
    throw new Fault(error.code, error.text, { ...error.extensions, urgentCare }, { cause: error });
  }
}
