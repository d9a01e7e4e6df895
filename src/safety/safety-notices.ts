import type { Viewer } from '../platform/viewer.ts';
import { emergenciesIn } from '../rules/triage/emergency-text.ts';
import type { RedFlag } from '../rules/triage/red-flags.ts';
import { type UrgentCareAdvice, urgentCare } from '../rules/triage/urgent-care.ts';
import type { UsersService } from '../users/users.service.ts';

/** Help that is shown beside what a person wrote. */
export class SafetyNotices {
  constructor(private readonly users: UsersService) {}

  /** Null unless one of their texts reads as an emergency or as self-harm. */
  inTexts(viewer: Viewer, ...texts: (string | null | undefined)[]): Promise<UrgentCareAdvice | null> {
    return this.about(
      viewer,
      texts.flatMap((text) => (text ? emergenciesIn(text) : [])),
    );
  }

  /** Null without a flag. */
  async about(viewer: Viewer, flags: readonly RedFlag[]): Promise<UrgentCareAdvice | null> {
    if (flags.length === 0) return null;
    const { locale } = await this.users.getUser(viewer);
    return urgentCare(flags, locale);
  }
}
