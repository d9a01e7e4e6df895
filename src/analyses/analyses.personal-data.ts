import { eq } from 'drizzle-orm';
import { PHOTO_FILE } from '../photos/photo-intake.ts';
import type { Database } from '../platform/database/database.ts';
import type { Reader } from '../platform/language/language.ts';
import { render } from '../platform/language/render.ts';
import { jsonListFile, type PersonalData, pagesOfTable, photoFile } from '../platform/personal-data.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { type Analysis, analyses } from './analyses.table.ts';
import { heatmapFile, ZONE_MAP_FILE } from './analysis-files.ts';
import { problemText } from './analysis-problems.ts';

/** The person's analyses and their photos; the rows are deleted with the account. */
export class AnalysesPersonalData implements PersonalData {
  constructor(
    private readonly db: Database,
    private readonly storage: FileStorage,
  ) {}

  async *files(userId: string, reader: Reader): AsyncGenerator<ZipEntry> {
    yield jsonListFile('analyses/analyses.json', this.#rows(userId, reader));
    for await (const page of this.#pages(userId)) {
      for (const { id, photoFolder, heatmaps, heatmapFormat, face } of page) {
        const overlays = heatmaps.map((key) => heatmapFile(key, heatmapFormat));
        for (const name of [PHOTO_FILE, ...overlays, ...(face ? [ZONE_MAP_FILE] : [])]) {
          const bytes = await this.storage.read(photoFolder, name);
          if (bytes) yield photoFile(`analyses/${id}/${name}`, bytes);
        }
      }
    }
  }

  async folders(userId: string): Promise<string[]> {
    const rows = await this.db
      .select({ folder: analyses.photoFolder })
      .from(analyses)
      .where(eq(analyses.userId, userId));
    return rows.map(({ folder }) => folder);
  }

  #pages(userId: string): AsyncGenerator<Analysis[]> {
    return pagesOfTable(this.db, analyses, eq(analyses.userId, userId));
  }

  async *#rows(userId: string, reader: Reader): AsyncGenerator<object[]> {
    for await (const page of this.#pages(userId))
      yield page.map(
        ({
          photoFolder: _,
          userId: __,
          revision: ___,
          contentHash: ____,
          statedAt: _____,
          heatmapFormat: ______,
          problems,
          ...row
        }) => ({
          ...row,
          problems: problems.map(({ code }) => ({ code, message: render(problemText(code), reader) })),
        }),
      );
  }
}
