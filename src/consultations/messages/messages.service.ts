import { sql } from 'drizzle-orm';
import { alignTo, groupBy } from '../../platform/database/align.ts';
import type { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Reader } from '../case/consultation-audit.ts';
import type { ConsultationsService } from '../case/consultations.service.ts';
import {
  type ConsultationMessage,
  type ConsultationPhoto,
  consultationMessages,
  consultationPhotos,
  consultationReceipts,
  consultations,
} from '../case/consultations.table.ts';

/** The largest `integer` of PostgreSQL; cursors may contain more. */
const LAST_SEQUENCE = 2 ** 31 - 1;

/** Which messages of a case: `first` of those before a sequence number, the latest ones first. */
export interface MessagePage {
  first: number;
  before: number | null;
}

/** Messages of many cases at once. Who may see a case may see its messages: unless it is said, the caller has read the cases. */
export class MessagesService {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(
    db: Database,
    private readonly consultations: ConsultationsService,
  ) {
    this.#statements = prepareStatements(db);
  }

  /** The latest first, in the order of the ids. Reads one more of each than asked for. */
  async pages(consultationIds: readonly string[], page: MessagePage): Promise<ConsultationMessage[][]> {
    const rows = await this.#statements.pages.execute({
      ids: list(consultationIds),
      before: Math.min(page.before ?? LAST_SEQUENCE, LAST_SEQUENCE),
      limit: page.first + 1,
    });
    return groupBy(consultationIds, rows, ({ consultationId }) => consultationId);
  }

  /** Reads their cases for the reader; in the order of the ids, null for those that they may not see. */
  async getMany(reader: Reader, ids: readonly string[]): Promise<(ConsultationMessage | null)[]> {
    const places = await this.#statements.places.execute({ ids: list(ids) });
    const caseIds = [...new Set(places.map(({ consultationId }) => consultationId))];
    const cases = await this.consultations.getMany(reader, caseIds, 'CASE');
    const visible = new Set(cases.map((row) => row?.id));
    const seen = places.filter(({ consultationId }) => visible.has(consultationId)).map(({ id }) => id);
    const rows = seen.length > 0 ? await this.#statements.byIds.execute({ ids: list(seen) }) : [];
    return alignTo(ids, rows, ({ id }) => id);
  }

  /** Reads its case for the reader. Throws NOT_FOUND. */
  async get(reader: Reader, id: string): Promise<ConsultationMessage> {
    const [message] = await this.getMany(reader, [id]);
    if (!message) throw notFound('message');
    return message;
  }

  /** Messages of the other side that the viewer has not marked as read. */
  async unreadCounts(viewer: Viewer, consultationIds: readonly string[]): Promise<number[]> {
    const ids = list(consultationIds);
    const rows = await this.#statements.unread.execute({ ids, userId: viewer.userId });
    const counts = new Map(rows.map(({ id, count }) => [id, count]));
    return consultationIds.map((id) => counts.get(id) ?? 0);
  }

  async photos(messageIds: readonly string[]): Promise<ConsultationPhoto[][]> {
    const rows = await this.#statements.photos.execute({ ids: list(messageIds) });
    return groupBy(messageIds, rows, ({ messageId }) => messageId);
  }
}

const list = (ids: readonly string[]) => `{${ids.join(',')}}`;

function prepareStatements(db: Database) {
  const wanted = db
    .select({ id: consultations.id })
    .from(consultations)
    .where(sql`${consultations.id} = any(${sql.placeholder('ids')}::uuid[])`)
    .as('wanted');
  const latest = db
    .select()
    .from(consultationMessages)
    .where(
      sql`${consultationMessages.consultationId} = ${wanted.id} and ${consultationMessages.sequence} < ${sql.placeholder('before')}`,
    )
    .orderBy(sql`${consultationMessages.sequence} desc`)
    .limit(sql.placeholder('limit'))
    .as('latest');
  const patient = sql`${consultations.userId} = ${sql.placeholder('userId')}::uuid`;
  return {
    pages: db
      .select({
        id: latest.id,
        consultationId: latest.consultationId,
        sequence: latest.sequence,
        kind: latest.kind,
        side: latest.side,
        authorId: latest.authorId,
        clientRequestId: latest.clientRequestId,
        contentHash: latest.contentHash,
        text: latest.text,
        readAt: latest.readAt,
        createdAt: latest.createdAt,
      })
      .from(wanted)
      .crossJoinLateral(latest)
      .orderBy(sql`${latest.sequence} desc`)
      .prepare('consultation_messages_pages'),
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
    unread: db
      .select({ id: consultations.id, count: sql<number>`count(*)::int` })
      .from(consultations)
      .leftJoin(
        consultationReceipts,
        sql`${consultationReceipts.consultationId} = ${consultations.id}
          and ${consultationReceipts.userId} = ${sql.placeholder('userId')}::uuid`,
      )
      .innerJoin(
        consultationMessages,
        sql`${consultationMessages.consultationId} = ${consultations.id}
          and ${consultationMessages.sequence} > coalesce(${consultationReceipts.sequence}, 0)
          and (${consultationMessages.side} = 'PATIENT') <> (${patient})`,
      )
      .where(sql`${consultations.id} = any(${sql.placeholder('ids')}::uuid[])`)
      .groupBy(consultations.id)
      .prepare('consultation_messages_unread'),
    photos: db
      .select()
      .from(consultationPhotos)
      .where(sql`${consultationPhotos.messageId} = any(${sql.placeholder('ids')}::uuid[])`)
      .orderBy(consultationPhotos.position)
      .prepare('consultation_message_photos'),
  };
}
