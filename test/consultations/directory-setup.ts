import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll } from 'vitest';
import {
  CreateDermatologistDocument,
  DermatologistDocument,
  DermatologistsDocument,
  ResetPasswordDocument,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { idOf } from '../setup/ids.ts';
import { profileOf } from '../setup/rows/dermatologists.ts';

export const MISSING = '00000000-0000-7000-8000-000000000000';
export const OWN_PASSWORD = 'another plain sentence 8';

export let api: TestApi;
export let admin: TestUser;
export let patient: TestUser;

/** Called by each test file that uses what is here. */
export function setUp(): void {
  beforeAll(async () => {
    api = await TestApi.start({ RATE_LIMIT_MAILS_PER_HOUR: '5' });
    admin = await api.createUser({ role: 'ADMIN', consents: false });
    patient = await api.createUser({ consents: false });
  });
  afterAll(() => api.close());
}

export const address = () => `${randomUUID()}@clinic.example`;
export const create = async (email: string, changes: object = {}, by = admin) => {
  const input = { email, ...profileOf('Dr. Test'), ...changes };
  return (await by.client.request(CreateDermatologistDocument, { input })).createDermatologist;
};
export const choosePassword = async (token: string) =>
  (await api.graphql(ResetPasswordDocument, { input: { token, password: OWN_PASSWORD } })).data.resetPassword;
export const auditOf = async (id: string) =>
  (await api.db.execute(sql`select action from audit_log where subject_id = ${id} order by id`)).map(
    ({ action }) => action,
  );
export const list = async (variables: object = {}, by = patient) =>
  (await by.client.request(DermatologistsDocument, variables)).dermatologists;
export const names = async (variables: object = {}) =>
  (await list(variables)).nodes.map((one) => one.displayName);
export const find = async (id: string) =>
  patient.client.send(DermatologistDocument, { id: idOf('Dermatologist', id) });
