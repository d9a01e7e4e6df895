import { sql } from 'drizzle-orm';
import { alignTo } from '../../platform/database/align.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors.ts';
import type { Reader } from '../case/consultation-audit.ts';
import type { ConsultationsService } from '../case/consultations.service.ts';
import { type ConsultationMessage, consultationMessages } from '../case/consultations.table.ts';

/** Messages by their ids. Who may see a case may see its messages: the cases are read first. */
export class MessagesService {
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  constructor(
    private readonly db: Database,
    private readonly consultations: ConsultationsService,
  ) {}

  /** Reads their cases for the reader; in the order of the ids, null for those that they may not see. */
  async getMany(reader: Reader, ids: readonly string[]): Promise<(ConsultationMessage | null)[]> {
    const places = await this.#statements().places.execute({ ids: list(ids) });
    const caseIds = [...new Set(places.map(({ consultationId }) => consultationId))];
    const cases = await this.consultations.getMany(reader, caseIds, 'CASE');
    const visible = new Set(cases.map((row) => row?.id));
    const seen = places.filter(({ consultationId }) => visible.has(consultationId)).map(({ id }) => id);
    const rows = seen.length > 0 ? await this.#statements().byIds.execute({ ids: list(seen) }) : [];
    return alignTo(ids, rows, ({ id }) => id);
  }

  /** Reads its case for the reader. Throws NOT_FOUND. */
  async get(reader: Reader, id: string): Promise<ConsultationMessage> {
    const [message] = await this.getMany(reader, [id]);
    if (!message) throw notFound('message');
    return message;
  }
}

const list = (ids: readonly string[]) => `{${ids.join(',')}}`;

function prepareStatements(db: Database) {
  return {
    places: db
      .select({ id: consultationMessages.id, consultationId: consultationMessages.consultationId })
      .from(consultationMessages)
      .where(sql`${consultationMessages.id} = any(${sql.placeholder('ids')}::uuid[])`)
      .prepare('consultation_messages_places'),
    byIds: db
      .select()
      .from(consultationMessages)
      .where(sql`${consultationMessages.id} = any(${sql.placeholder('ids')}::uuid[])`)
      .prepare('consultation_messages_by_ids'),
  };
}
