import { randomUUID } from 'node:crypto';
import {
  AnswerConsultationDocument,
  ClaimConsultationDocument,
  CloseConsultationDocument,
  ConsultationDocument,
  PostConsultationMessageDocument,
  RequestConsultationDocument,
  StartConsultationReviewDocument,
} from '../../operations/generated.ts';
import type { RedFlag } from '../../src/rules/triage/red-flags.ts';
import { uuidOf } from '../setup/ids.ts';
import { question, redFlags } from '../setup/rows/consultations.ts';
import { AWAY_OR_CUT } from './everyday.ts';
import type { Outcome } from './fault.ts';
import type { House } from './house.ts';
import { checkMails, Ledger, settled, unfinished } from './ledger.ts';
import { createPeople, type Person } from './people.ts';
import type { Stage } from './stage.ts';
import { Refused, Traffic } from './traffic.ts';

type Payload = { userErrors: readonly { code: string }[] };

/** Steps of a case by their names in its history, with the states that prove that the step was done. */
const DONE = {
  CLAIM: ['ASSIGNED', 'IN_REVIEW', 'ANSWERED', 'CLOSED'],
  START_REVIEW: ['IN_REVIEW', 'ANSWERED', 'CLOSED'],
  ANSWER: ['ANSWERED', 'CLOSED'],
  CLOSE: ['CLOSED'],
} as const;
type Step = keyof typeof DONE;

/** Titles of the patient's notifications for a completed case. */
const TOLD = ['consultation.claimed', 'consultation.answered'];
const URGENT = 'escalation.first.urgent';
/** Urgent cases that are never taken; the worker notifies the dermatologist of each. At most three per person are open. */
const WAITING_PEOPLE = 5;
const WAITING_EACH = 3;

/** Patients and a dermatologist who take one case after the other from the request to its end. */
export class CaseLoad {
  readonly #house: House;
  readonly #traffic = new Traffic();
  readonly #dermatologist: Person;
  readonly #closed = new Map<string, string>();
  readonly #waiting = new Map<string, string>();
  readonly #messages = new Set<string>();
  #steps = 0;
  #longestOutageMs = 0;

  private constructor(house: House, dermatologist: Person) {
    this.#house = house;
    this.#dermatologist = dermatologist;
  }

  static async begin(stage: Stage, house: House): Promise<CaseLoad> {
    const { databaseUrl, url } = house;
    const patients = Array.from({ length: 2 + WAITING_PEOPLE }, () => 'USER' as const);
    const [dermatologist, ...people] = await createPeople({
      ...{ databaseUrl, url, roles: ['DERMATOLOGIST', ...patients] },
    });
    const load = new CaseLoad(house, dermatologist!);
    stage.onEnd(() => load.#traffic.stop());
    for (const patient of people.slice(0, 2)) load.#traffic.add(10, () => load.#take(patient));
    const waiting = people.slice(2).flatMap((person) => Array<Person>(WAITING_EACH).fill(person));
    load.#traffic.add(1500, async () => {
      const patient = waiting.pop();
      if (patient) await load.#request(patient, load.#waiting, 'UR_SHINGLES');
    });
    return load;
  }

  /** Waits until something more was acknowledged. */
  async progress(): Promise<void> {
    const before = this.#steps;
    await this.#traffic.until(() => this.#steps > before);
  }

  async stop(): Promise<void> {
    this.#longestOutageMs = await this.#traffic.stop();
    this.#traffic.assertRefusals(AWAY_OR_CUT);
  }

  /** Waits until everything has ended, and counts. */
  async outcome(): Promise<Outcome> {
    const ledger = new Ledger();
    const { sql } = this.#house;
    await settled(() => unfinished(this.#house));
    const cases = await sql<{ id: string; request: string; status: string }[]>`
      select id, client_request_id as request, status from consultations`;
    const steps = await sql<{ id: string; action: string }[]>`
      select consultation_id as id, action from consultation_events`;
    const messages = await sql<{ request: string }[]>`
      select client_request_id as request from consultation_messages where client_request_id is not null`;
    const news = await sql<{ id: string; code: string }[]>`
      select object_id as id, code from notifications where kind = 'CONSULTATION_UPDATE'`;
    const count = (list: readonly object[], of: object) =>
      list.filter((row) => Object.entries(of).every(([key, value]) => row[key as keyof typeof row] === value))
        .length;
    const expectOne = (thing: string, number: number) => {
      ledger.acknowledged.add(thing);
      ledger.expectOne(thing, number);
    };
    for (const [request, id] of this.#closed) {
      expectOne(`case ${id}`, count(cases, { request, status: 'CLOSED' }));
      for (const action of Object.keys(DONE))
        expectOne(`${action} of ${id}`, count(steps, { id: uuidOf(id), action }));
      for (const code of TOLD) expectOne(`"${code}" of ${id}`, count(news, { id: uuidOf(id), code }));
    }
    for (const [request, id] of this.#waiting) {
      expectOne(`case ${id}`, count(cases, { request, status: 'PENDING' }));
      expectOne(`"${URGENT}" of ${id}`, count(news, { id: uuidOf(id), code: URGENT }));
    }
    for (const request of this.#messages) expectOne(`message ${request}`, count(messages, { request }));
    await checkMails(ledger, this.#house);
    return ledger.outcome(this.#longestOutageMs);
  }

  /** One case from its request to its end; each step is repeated until it is acknowledged. */
  async #take(patient: Person): Promise<void> {
    const id = await this.#request(patient, this.#closed);
    await this.#post(patient, id, 'Since May.');
    await this.#step(id, 'CLAIM', async (input) => {
      return (await this.#dermatologist.ask(ClaimConsultationDocument, { input })).claimConsultation;
    });
    await this.#step(id, 'START_REVIEW', async (input) => {
      return (await this.#dermatologist.ask(StartConsultationReviewDocument, { input }))
        .startConsultationReview;
    });
    await this.#post(this.#dermatologist, id, 'Does it itch?');
    await this.#step(id, 'ANSWER', async (input) => {
      const answer = { ...input, answer: 'It looks like eczema.' };
      return (await this.#dermatologist.ask(AnswerConsultationDocument, { input: answer }))
        .answerConsultation;
    });
    await this.#step(id, 'CLOSE', async (input) => {
      return (await patient.ask(CloseConsultationDocument, { input })).closeConsultation;
    });
  }

  async #request(patient: Person, into: Map<string, string>, ...flags: RedFlag[]): Promise<string> {
    const clientRequestId = randomUUID();
    const input = question({ clientRequestId, redFlags: redFlags(...flags) });
    const id = await this.#persist(async () => {
      const { requestConsultation } = await patient.ask(RequestConsultationDocument, { input });
      assertNoErrors(requestConsultation);
      return requestConsultation.consultation!.id;
    });
    into.set(clientRequestId, id);
    return id;
  }

  async #post(author: Person, consultationId: string, text: string): Promise<void> {
    const clientRequestId = randomUUID();
    await this.#persist(async () => {
      const input = { consultationId, text, clientRequestId };
      const { postConsultationMessage } = await author.ask(PostConsultationMessageDocument, { input });
      assertNoErrors(postConsultationMessage);
      return true;
    });
    this.#messages.add(clientRequestId);
  }

  /** A refusal is as good as an answer where the state shows that an earlier try was carried out. */
  async #step(id: string, step: Step, send: (input: { id: string }) => Promise<Payload>): Promise<void> {
    await this.#persist(async () => {
      const payload = await send({ id });
      if (payload.userErrors.length === 0) return true;
      const { consultation } = await this.#dermatologist.ask(ConsultationDocument, { id });
      if (!(DONE[step] as readonly string[]).includes(consultation!.status)) assertNoErrors(payload);
      return true;
    });
  }

  async #persist<T>(work: () => Promise<T>): Promise<T> {
    const result = await this.#traffic.persist(work);
    this.#steps += 1;
    return result;
  }
}

function assertNoErrors({ userErrors }: Payload): void {
  if (userErrors.length > 0) throw new Refused(`userError ${userErrors[0]!.code}`);
}
