import { randomUUID } from 'node:crypto';
import {
  MyConsentRequirementsDocument,
  SendTestNotificationDocument,
  SubmitAnalysisDocument,
  UpdateNotificationPreferencesDocument,
  ViewerDocument,
} from '../../operations/generated.ts';
import { giveAllConsents } from '../setup/api.ts';
import { idOf } from '../setup/ids.ts';
import { NotificationListener } from '../setup/notification-listener.ts';
import { portrait } from '../setup/photos.ts';
import type { Outcome } from './fault.ts';
import type { House } from './house.ts';
import { checkMails, checkPhotos, Ledger, settled, unfinished } from './ledger.ts';
import { createPeople, type Person } from './people.ts';
import type { Stage } from './stage.ts';
import { NO_ANSWER, Refused, Traffic } from './traffic.ts';

/** Submits a photo; the same request id again is the same analysis, whose id it returns. */
async function submitPhoto(person: Person, clientRequestId: string): Promise<string> {
  const variables = { input: { photo: null, clientRequestId } };
  const { submitAnalysis } = await person.upload(SubmitAnalysisDocument, variables, 'input.photo', portrait);
  const { analysis, userErrors } = submitAnalysis;
  if (!analysis) throw new Refused(`userError ${userErrors[0]?.code}`);
  return analysis.id;
}

/** Consents, and mails of analyses. */
async function prepare(person: Person): Promise<void> {
  await person.login();
  await giveAllConsents(person.client);
  const toggles = (['ANALYSIS_COMPLETED', 'ANALYSIS_FAILED'] as const).map((kind) => ({
    ...{ kind, channel: 'EMAIL' as const, enabled: true },
  }));
  await person.ask(UpdateNotificationPreferencesDocument, { input: { toggles } });
}

/**
 * Everyday load: people read, upload photos, and cause notifications that arrive by push and by mail. A photo that was
 * not acknowledged is sent again with the same request id.
 */
export class Everyday {
  readonly traffic = new Traffic();
  readonly #house: House;
  readonly #people: { reader: Person; writer: Person; photographer: Person };
  readonly #written = new Set<string>();
  readonly #photos = new Map<string, string>();
  readonly #listener: NotificationListener;
  #listening = Promise.resolve();
  #longestOutageMs = 0;

  private constructor(house: House, people: readonly Person[]) {
    const [reader, writer, photographer] = people as [Person, Person, Person];
    this.#house = house;
    this.#people = { reader, writer, photographer };
    this.#listener = new NotificationListener({
      url: house.url,
      token: () => this.token,
      tolerates: () => true,
      pauseMs: 100,
    });
  }

  static async begin(stage: Stage, house: House): Promise<Everyday> {
    const { databaseUrl, url } = house;
    const people = await createPeople({ databaseUrl, url, roles: ['USER', 'USER', 'USER'] });
    for (const person of people) await prepare(person);
    const everyday = new Everyday(house, people);
    stage.onEnd(() => everyday.#end());
    everyday.#start();
    return everyday;
  }

  /** Of the person whose notifications these are. */
  get token(): string {
    return this.#people.writer.client.token ?? '';
  }

  /** Waits until so many more writes and photos have been acknowledged. */
  async progress(writes: number, photos = 0): Promise<void> {
    const [written, sent] = [this.#written.size + writes, this.#photos.size + photos];
    await this.traffic.until(() => this.#written.size >= written && this.#photos.size >= sent);
  }

  /** Ends the load; throws when the server refused with any other code than these. */
  async stop(...codes: string[]): Promise<void> {
    this.#longestOutageMs = await this.traffic.stop();
    this.traffic.assertRefusals(codes);
  }

  /** Waits until everything has ended, and counts; `more` counts what else went on. */
  async outcome(more: (ledger: Ledger) => Promise<void> = async () => undefined): Promise<Outcome> {
    const ledger = new Ledger();
    const { sql } = this.#house;
    const inApp = async () => {
      const rows = await sql<{ id: string }[]>`select id from notifications
        where user_id = ${this.#people.writer.id} and in_app order by sequence`;
      return rows.map(({ id }) => idOf('Notification', id));
    };
    const unheard = async () => (await inApp()).length - new Set(this.#listener.received).size;
    await settled(async () => (await unfinished(this.#house)) + (await unheard()));
    await this.#end();
    for (const id of this.#written) ledger.acknowledged.add(`write ${id}`);
    const stored = await inApp();
    ledger.expectEach('write', this.#written, stored);
    ledger.expectEach('push of', stored, this.#listener.received);
    await checkPhotos(ledger, this.#house, this.#photos);
    await checkMails(ledger, this.#house);
    await more(ledger);
    ledger.notes.push(this.traffic.said());
    return ledger.outcome(this.#longestOutageMs);
  }

  #start(): void {
    const { reader, writer, photographer } = this.#people;
    this.#listening = this.#listener.run();
    for (const pauseMs of [20, 20]) {
      this.traffic.add(pauseMs, async () => {
        await reader.ask(ViewerDocument, {});
        await writer.ask(MyConsentRequirementsDocument, {});
      });
    }
    this.traffic.add(60, async () => {
      const { sendTestNotification } = await writer.ask(SendTestNotificationDocument, {});
      const id = sendTestNotification.notification?.id;
      if (!id) throw new Refused(`userError ${sendTestNotification.userErrors[0]?.code}`);
      this.#written.add(id);
    });
    let request = randomUUID();
    this.traffic.add(400, async () => {
      this.#photos.set(request, await submitPhoto(photographer, request));
      request = randomUUID();
    });
  }

  async #end(): Promise<void> {
    this.#listener.stop();
    await Promise.allSettled([this.traffic.stop(), this.#listening]);
  }
}

/** What clients may see while a part of the product is away. */
export const AWAY = ['SERVICE_UNAVAILABLE'] as const;
export const AWAY_OR_CUT = ['SERVICE_UNAVAILABLE', NO_ANSWER] as const;
