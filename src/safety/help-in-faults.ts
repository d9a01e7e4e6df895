import { Fault, UserErrors } from '../platform/errors.ts';
import type { Reader } from '../platform/language/language.ts';
import { render } from '../platform/language/render.ts';
import type { UrgentCareAdvice } from '../rules/triage/urgent-care.ts';

/**
 * Runs the work of a mutation. What refuses it carries the help: user errors as `safetyNotice` of the payload, a fault, which
 * leaves no payload, as `extensions.urgentCare`; NOT_FOUND, which is the same for what is another person's, does not.
 */
export async function withHelp<T>(
  helpFor: () => UrgentCareAdvice | null,
  reader: Reader,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Fault || error instanceof UserErrors)) throw error;
    if (error instanceof Fault && error.code === 'NOT_FOUND') throw error;
    const help = helpFor();
    if (!help) throw error;
    if (error instanceof UserErrors) throw new UserErrors(error.details, { safetyNotice: help });
    const urgentCare = {
      ...help,
      title: render(help.title, reader),
      message: render(help.message, reader),
    };
    throw new Fault(error.code, error.text, { ...error.extensions, urgentCare }, { cause: error });
  }
}
