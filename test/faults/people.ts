import { randomUUID } from 'node:crypto';
import { ApiClient } from '../../operations/clients/client.ts';
import { LoginDocument, type TypedDocumentString } from '../../operations/generated.ts';
import { dermatologists } from '../../src/consultations/dermatologists/dermatologists.table.ts';
import { connectDatabase } from '../../src/platform/database/database.ts';
import { PasswordHasher } from '../../src/platform/password-hash.ts';
import type { Role } from '../../src/platform/viewer.ts';
import { Accounts } from '../../src/users/accounts.ts';
import { ensureAccount } from '../../src/users/users.service.ts';
import { codeOf } from '../setup/answers.ts';
import { Refused } from './traffic.ts';

const PASSWORD = 'plain test sentence 7';

/** A person with the app: logs in again when the token is refused. */
export class Person {
  readonly client: ApiClient;

  constructor(
    readonly id: string,
    readonly email: string,
    url: string,
  ) {
    this.client = new ApiClient(url);
  }

  async login(): Promise<void> {
    this.client.token = undefined;
    const input = { email: this.email, password: PASSWORD };
    const { data, errors } = await this.client.send(LoginDocument, { input });
    if (!data?.login.session) throw new Refused(String(errors?.[0]?.extensions?.code ?? 'LOGIN'));
    this.client.token = data.login.session.accessToken;
  }

  /** The data. Throws Refused with the code of the first error. */
  ask<T, V>(document: TypedDocumentString<T, V>, variables: V): Promise<T> {
    return this.#data(() => this.client.send(document, variables));
  }

  /** The same with one file. */
  upload<T, V>(
    document: TypedDocumentString<T, V>,
    variables: unknown,
    path: string,
    file: Buffer,
  ): Promise<T> {
    return this.#data(() => this.client.upload(document, variables, path, new Blob([file])));
  }

  async #data<T>(send: () => ReturnType<typeof this.client.send<T, never>>): Promise<T> {
    if (!this.client.token) await this.login();
    let answer = await send();
    if (codeOf(answer) === 'UNAUTHENTICATED') {
      await this.login();
      answer = await send();
    }
    const code = codeOf(answer) as string | undefined;
    if (code || answer.data == null) throw new Refused(code ?? 'NO_DATA');
    return answer.data;
  }
}

/** Accounts with verified addresses, put straight into the database. */
export async function createPeople(options: {
  databaseUrl: string;
  url: string;
  roles: readonly Role[];
}): Promise<Person[]> {
  const { databaseUrl, url, roles } = options;
  const connection = connectDatabase({ url: databaseUrl, poolSize: 2, statementTimeoutSeconds: 10 });
  try {
    const passwords = new PasswordHasher({ memoryKib: 19_456, concurrency: 1 });
    const people: Person[] = [];
    for (const role of roles) {
      const email = `${randomUUID()}@test.example`;
      const account = { email, password: PASSWORD, role, firstName: 'Test', lastName: 'Person' };
      await ensureAccount(connection.db, passwords, account);
      const { id } = (await new Accounts(connection.db).byEmail(email))!;
      if (role === 'DERMATOLOGIST') {
        const profile = { specialties: ['GENERAL_DERMATOLOGY' as const], languages: ['en'] };
        await connection.db
          .insert(dermatologists)
          .values({ userId: id, displayName: 'Dr. Test', ...profile });
      }
      people.push(new Person(id, email, url));
    }
    return people;
  } finally {
    await connection.close();
  }
}
