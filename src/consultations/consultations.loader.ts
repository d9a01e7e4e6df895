import DataLoader from 'dataloader';
import type { Origin } from '../audit/audit.service.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { AwaitedCase, ConsultationDetails } from './case/consultation-details.ts';
import type { ConsultationsService } from './case/consultations.service.ts';
import type {
  Consultation,
  ConsultationEvent,
  ConsultationPhoto,
  MessageKind,
} from './case/consultations.table.ts';
import type { DermatologistsService } from './dermatologists/dermatologists.service.ts';
import type { Dermatologist } from './dermatologists/dermatologists.table.ts';

const OPTIONS = { cache: false, maxBatchSize: 100 } as const;

/** Reads what hangs on several cases of the same tick together; remembers nothing. */
export class ConsultationsLoader {
  readonly #service: ConsultationsService;
  readonly #mine = new WeakMap<Viewer, DataLoader<string, Consultation | null>>();
  readonly #photos: DataLoader<string, ConsultationPhoto[]>;
  readonly #history: DataLoader<string, ConsultationEvent[]>;
  readonly #texts: Record<Exclude<MessageKind, 'MESSAGE'>, DataLoader<string, string | null>>;
  readonly #estimates: DataLoader<AwaitedCase, Date | null>;
  readonly #dermatologists: DataLoader<string, Dermatologist | null>;

  constructor(parts: {
    consultations: ConsultationsService;
    details: ConsultationDetails;
    dermatologists: DermatologistsService;
  }) {
    const { consultations, details, dermatologists } = parts;
    this.#service = consultations;
    this.#photos = new DataLoader((ids) => details.photos(ids), OPTIONS);
    this.#history = new DataLoader((ids) => details.history(ids), OPTIONS);
    this.#texts = {
      ANSWER: new DataLoader((ids) => details.texts(ids, 'ANSWER'), OPTIONS),
      INFORMATION_REQUEST: new DataLoader((ids) => details.texts(ids, 'INFORMATION_REQUEST'), OPTIONS),
    };
    this.#estimates = new DataLoader((rows) => details.estimates(rows), OPTIONS);
    this.#dermatologists = new DataLoader((ids) => dermatologists.getMany(ids), OPTIONS);
  }

  /** What the viewer may see of it; null otherwise. */
  consultation(viewer: Viewer, origin: Pick<Origin, 'ip'>, id: string): Promise<Consultation | null> {
    let loader = this.#mine.get(viewer);
    if (!loader) {
      loader = new DataLoader(
        (ids) => this.#service.getMany({ viewer, origin }, ids, 'NOTIFICATION'),
        OPTIONS,
      );
      this.#mine.set(viewer, loader);
    }
    return loader.load(id);
  }

  photos(id: string): Promise<ConsultationPhoto[]> {
    return this.#photos.load(id);
  }

  history(id: string): Promise<ConsultationEvent[]> {
    return this.#history.load(id);
  }

  text(id: string, kind: Exclude<MessageKind, 'MESSAGE'>): Promise<string | null> {
    return this.#texts[kind].load(id);
  }

  estimate(row: AwaitedCase): Promise<Date | null> {
    return this.#estimates.load(row);
  }

  dermatologist(id: string): Promise<Dermatologist | null> {
    return this.#dermatologists.load(id);
  }
}
