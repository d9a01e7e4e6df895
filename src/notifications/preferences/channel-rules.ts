import {
  CHANNELS,
  type Channel,
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotificationPreferences,
  type Toggles,
} from '../notifications.table.ts';

export interface NotificationToggle {
  kind: NotificationKind;
  channel: Channel;
  enabled: boolean;
  canBeTurnedOff: boolean;
}

/** Kinds that people should not miss while the app is closed. In the app, all kinds are on by default. */
const MAILED_BY_DEFAULT: readonly NotificationKind[] = [
  'SECURITY',
  'SAFETY',
  'CONSULTATION_UPDATE',
  'SYSTEM',
];

/** Otherwise a thief could turn SECURITY off on a stolen phone to hide their actions, and SAFETY protects from harm. */
export const canBeTurnedOff = (kind: NotificationKind): boolean => kind !== 'SECURITY' && kind !== 'SAFETY';

export const isOn = (toggles: Toggles, kind: NotificationKind, channel: Channel): boolean =>
  !canBeTurnedOff(kind) ||
  (toggles[`${channel}:${kind}`] ?? (channel === 'IN_APP' || MAILED_BY_DEFAULT.includes(kind)));

/** Whether mail of this kind is currently sent. */
export const mailIsOn = (
  { toggles, emailSuspendedAt }: Pick<NotificationPreferences, 'toggles' | 'emailSuspendedAt'>,
  kind: NotificationKind,
): boolean => isOn(toggles, kind, 'EMAIL') && (emailSuspendedAt === null || !canBeTurnedOff(kind));

/** Every kind on every channel. */
export const allToggles = (toggles: Toggles): NotificationToggle[] =>
  NOTIFICATION_KINDS.flatMap((kind) =>
    CHANNELS.map((channel) => ({
      kind,
      channel,
      enabled: isOn(toggles, kind, channel),
      canBeTurnedOff: canBeTurnedOff(kind),
    })),
  );
