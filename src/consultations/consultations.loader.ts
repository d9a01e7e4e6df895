import DataLoader from 'dataloader';
import type { Origin } from '../audit/audit.service.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { AwaitedCase, ConsultationDetails } from './case/consultation-details.ts';
import type { ConsultationsService } from './case/consultations.service.ts';
import type { Consultation } from './case/consultations.table.ts';

const OPTIONS = { cache: false, maxBatchSize: 100 } as const;

/** Reads what hangs on several cases of the same tick together; remembers nothing. */
export class ConsultationsLoader {
  readonly #mine = new WeakMap<Viewer, DataLoader<string, Consultation | null>>();
  readonly #estimates: DataLoader<AwaitedCase, Date | null>;

  constructor(
    private readonly consultations: ConsultationsService,
    details: ConsultationDetails,
  ) {
    this.#estimates = new DataLoader((rows) => details.estimates(rows), OPTIONS);
  }

  /** What the viewer may see of it; null otherwise. */
  consultation(viewer: Viewer, origin: Pick<Origin, 'ip'>, id: string): Promise<Consultation | null> {
    let loader = this.#mine.get(viewer);
    if (!loader) {
      loader = new DataLoader(
        (ids) => this.consultations.getMany({ viewer, origin }, ids, 'NOTIFICATION'),
        OPTIONS,
      );
      this.#mine.set(viewer, loader);
    }
    return loader.load(id);
  }

  estimate(row: AwaitedCase): Promise<Date | null> {
    return this.#estimates.load(row);
  }
}
