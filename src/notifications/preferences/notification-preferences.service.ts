import { and, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { AuditService } from '../../audit/audit.service.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { badInput, type UserErrorDetail, UserErrors, userError } from '../../platform/errors.ts';
import type { Reader } from '../../platform/language/language.ts';
import { message } from '../../platform/language/text.ts';
import type { Viewer } from '../../platform/viewer.ts';
import {
  type Channel,
  type NotificationKind,
  type NotificationPreferences,
  notificationPreferences,
  type Toggles,
} from '../notifications.table.ts';
import { NO_PREFERENCES, recipientOf, takesMail } from '../recipient.ts';
import { allToggles, canBeTurnedOff, isOn, type NotificationToggle } from './channel-rules.ts';
import type { QuietHours } from './quiet-hours.ts';

interface ToggleChange {
  kind: NotificationKind;
  channel: Channel;
  /** Null restores the default. */
  enabled: boolean | null;
}

/** Omitted fields are unchanged; null restores the defaults of all toggles, and turns quiet hours off. */
export interface PreferencesChange {
  toggles?: readonly ToggleChange[] | null;
  quietHours?: QuietHours | null;
  resumeEmail?: boolean | null;
}

export interface PreferencesView {
  toggles: NotificationToggle[];
  quietHours: QuietHours | null;
  emailSuspendedAt: Date | null;
}

/** After this many rejections in a row, mail to an address is suspended. */
const MAX_BOUNCES = 3;

export class NotificationPreferencesService {
  readonly #byUser = atFirstUse(() => prepareByUser(this.db));

  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
  ) {}

  async get(viewer: Viewer): Promise<PreferencesView> {
    const [row] = await this.#byUser().execute({ userId: viewer.userId });
    return viewOf(row ?? NO_PREFERENCES);
  }

  /** Throws NOT_ALLOWED for toggles that cannot be turned off and CONFLICT for empty quiet hours. */
  async update({ userId }: Viewer, change: PreferencesChange): Promise<PreferencesView> {
    const { toggles, quietHours, resumeEmail } = change;
    assertTogglesFit(toggles ?? []);
    if (quietHours && quietHours.from === quietHours.to)
      throw userError('CONFLICT', message('notifications.quiet-hours.empty'), 'quietHours', 'to');
    const [row] = await this.db
      .insert(notificationPreferences)
      .values({ userId, toggles: added(toggles), ...quietColumns(quietHours) })
      .onConflictDoUpdate({
        target: notificationPreferences.userId,
        set: {
          toggles: toggles === null ? {} : merged(toggles ?? []),
          ...quietColumns(quietHours),
          ...(resumeEmail && REACHABLE),
        },
      })
      .returning();
    return viewOf(row!);
  }

  /** Turns mail of one kind off through the link of a mail; null if there is no such account. */
  async unsubscribe(userId: string, kind: NotificationKind, ip: string): Promise<Reader | null> {
    return this.db.transaction(async (tx) => {
      const recipient = await recipientOf(tx, userId);
      if (!recipient) return null;
      if (recipient.preferences.toggles[`EMAIL:${kind}`] === false) return recipient;
      const toggles: ToggleChange[] = [{ kind, channel: 'EMAIL', enabled: false }];
      await tx
        .insert(notificationPreferences)
        .values({ userId, toggles: added(toggles) })
        .onConflictDoUpdate({
          target: notificationPreferences.userId,
          set: { toggles: merged(toggles) },
        });
      await this.audit.append(tx, {
        action: 'EMAIL_UNSUBSCRIBED',
        subjectId: userId,
        actorId: null,
        origin: { ip },
        details: { kind },
      });
      return recipient;
    });
  }

  /** For the page opened from a link in a mail. */
  async readerOf(userId: string): Promise<Reader | null> {
    return recipientOf(this.db, userId);
  }

  /** Whether any channel is on for notifications of the kind. */
  async reaches(userId: string, kind: NotificationKind): Promise<boolean> {
    const recipient = await recipientOf(this.db, userId);
    return (
      recipient !== null &&
      (isOn(recipient.preferences.toggles, kind, 'IN_APP') || takesMail(recipient, kind))
    );
  }

  /** Resumes mail, since one has reached the user. */
  async mailArrived(tx: Database | Transaction, userId: string): Promise<void> {
    await tx
      .update(notificationPreferences)
      .set(REACHABLE)
      .where(
        and(
          eq(notificationPreferences.userId, userId),
          or(
            sql`${notificationPreferences.bounces} > 0`,
            isNotNull(notificationPreferences.emailSuspendedAt),
          ),
        ),
      );
  }

  /** Records that the address rejected a mail; after several in a row, mail is suspended. */
  async mailBounced(tx: Transaction, userId: string): Promise<void> {
    const { bounces, emailSuspendedAt } = notificationPreferences;
    await tx
      .insert(notificationPreferences)
      .values({ userId, bounces: 1 })
      .onConflictDoUpdate({
        target: notificationPreferences.userId,
        set: {
          bounces: sql`${bounces} + 1`,
          emailSuspendedAt: sql`case when ${bounces} + 1 >= ${MAX_BOUNCES} then coalesce(${emailSuspendedAt}, now()) else ${emailSuspendedAt} end`,
        },
      });
  }
}

const REACHABLE = { bounces: 0, emailSuspendedAt: null };

function viewOf(row: Omit<NotificationPreferences, 'userId'>): PreferencesView {
  const { quietFrom: from, quietTo: to, toggles, emailSuspendedAt } = row;
  return {
    toggles: allToggles(toggles),
    quietHours: from !== null && to !== null ? { from, to } : null,
    emailSuspendedAt,
  };
}

/** Throws BAD_USER_INPUT if one occurs twice, and NOT_ALLOWED for each that must stay on. */
function assertTogglesFit(toggles: readonly ToggleChange[]): void {
  if (new Set(toggles.map(keyOf)).size < toggles.length)
    throw badInput(message('notifications.toggle.twice'));
  const details = toggles.flatMap(({ kind, enabled }, index): UserErrorDetail[] =>
    enabled === false && !canBeTurnedOff(kind)
      ? [
          {
            code: 'NOT_ALLOWED',
            message: message(
              kind === 'SAFETY' ? 'notifications.toggle.safety' : 'notifications.toggle.security',
            ),
            field: ['input', 'toggles', String(index), 'enabled'],
          },
        ]
      : [],
  );
  if (details.length > 0) throw new UserErrors(details);
}

const keyOf = ({ channel, kind }: ToggleChange) => `${channel}:${kind}` as const;

const added = (toggles: readonly ToggleChange[] | null | undefined): Toggles =>
  Object.fromEntries(
    (toggles ?? []).flatMap((toggle) => (toggle.enabled === null ? [] : [[keyOf(toggle), toggle.enabled]])),
  );

/** Merged in the database, so that two devices that change different toggles do not overwrite each other. */
function merged(toggles: readonly ToggleChange[]) {
  const restored = toggles.filter(({ enabled }) => enabled === null).map(keyOf);
  const { toggles: column } = notificationPreferences;
  return sql`(${column} - ${`{${restored.join(',')}}`}::text[]) || ${JSON.stringify(added(toggles))}::jsonb`;
}

const quietColumns = (quietHours: QuietHours | null | undefined) =>
  quietHours === undefined ? {} : { quietFrom: quietHours?.from ?? null, quietTo: quietHours?.to ?? null };

const prepareByUser = (db: Database) =>
  db
    .select()
    .from(notificationPreferences)
    .where(eq(notificationPreferences.userId, sql.placeholder('userId')))
    .prepare('notification_preferences_by_user');
