import DataLoader from 'dataloader';
import type { Viewer } from '../../platform/viewer.ts';
import type { ConsultationMessage, ConsultationPhoto } from '../case/consultations.table.ts';
import type { MessagePage, MessagesService } from './messages.service.ts';

interface Asked extends MessagePage {
  consultationId: string;
}

const BATCH = { cache: false, maxBatchSize: 100 };

/** Batches the reads of one tick into one statement of each kind; caches nothing. */
export class MessagesLoader {
  readonly #loaders = new WeakMap<Viewer, ReturnType<typeof createLoaders>>();

  constructor(private readonly service: MessagesService) {}

  /** Reads one more than asked for. */
  page(viewer: Viewer, consultationId: string, page: MessagePage): Promise<ConsultationMessage[]> {
    return this.#of(viewer).pages.load({ consultationId, ...page });
  }

  unreadCount(viewer: Viewer, consultationId: string): Promise<number> {
    return this.#of(viewer).unread.load(consultationId);
  }

  photos(viewer: Viewer, messageId: string): Promise<ConsultationPhoto[]> {
    return this.#of(viewer).photos.load(messageId);
  }

  #of(viewer: Viewer) {
    const loaders = this.#loaders.get(viewer) ?? createLoaders(this.service, viewer);
    this.#loaders.set(viewer, loaders);
    return loaders;
  }
}

function createLoaders(service: MessagesService, viewer: Viewer) {
  return {
    pages: new DataLoader((asked: readonly Asked[]) => pagesOf(service, asked), BATCH),
    unread: new DataLoader((ids: readonly string[]) => service.unreadCounts(viewer, ids), BATCH),
    photos: new DataLoader((ids: readonly string[]) => service.photos(ids), BATCH),
  };
}

/** One statement for each kind of page that the document asks for, however many cases it is asked of. */
async function pagesOf(service: MessagesService, asked: readonly Asked[]): Promise<ConsultationMessage[][]> {
  const kinds = new Map<string, Asked[]>();
  for (const one of asked) {
    const kind = `${one.first}/${one.before}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  const found = new Map<Asked, ConsultationMessage[]>();
  for (const group of kinds.values()) {
    const rows = await service.pages(
      group.map(({ consultationId }) => consultationId),
      group[0]!,
    );
    group.forEach((one, at) => {
      found.set(one, rows[at]!);
    });
  }
  return asked.map((one) => found.get(one)!);
}
