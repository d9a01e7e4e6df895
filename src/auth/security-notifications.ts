import type { NotificationDraft } from '../notifications/notifications.service.ts';
import { message } from '../platform/language/text.ts';

type SecurityEvent =
  | 'NEW_SIGN_IN'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET'
  | 'REFRESH_TOKEN_REUSED'
  | 'ACCOUNT_RESTORED';

/** Events about which `auth` sends a more detailed mail of its own. */
const MAILED_ELSEWHERE: readonly SecurityEvent[] = ['NEW_SIGN_IN', 'PASSWORD_CHANGED', 'PASSWORD_RESET'];

const CODES = {
  NEW_SIGN_IN: 'security.new-sign-in',
  PASSWORD_CHANGED: 'security.password-changed',
  PASSWORD_RESET: 'security.password-reset',
  REFRESH_TOKEN_REUSED: 'security.refresh-token-reused',
  ACCOUNT_RESTORED: 'security.account-restored',
} as const satisfies Record<SecurityEvent, string>;

/** Notifies the owner of an account about the audit entry `auditId`, once per entry. */
export function securityNotification(event: {
  type: SecurityEvent;
  userId: string;
  auditId: string;
  sessionId?: string;
  device?: string | null;
}): NotificationDraft {
  const { type, userId, auditId, sessionId = null, device = null } = event;
  return {
    userId,
    kind: 'SECURITY',
    code: CODES[type],
    params: {
      at: { instant: new Date().toISOString() },
      device: device ?? message('notifications.unknown-device'),
    },
    objectId: sessionId,
    cause: `audit:${auditId}`,
    mailedElsewhere: MAILED_ELSEWHERE.includes(type),
  };
}
