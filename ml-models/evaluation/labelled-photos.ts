import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, relative, sep } from 'node:path';
import { parseCsv } from './csv.ts';

export interface LabelledPhoto {
  file: string;
  /** Column or `label` -> text in the CSV or name of the folder. */
  labels: Record<string, string>;
  /** Skin mask: white is skin. */
  mask?: string;
}

export interface PhotoSet {
  photos: LabelledPhoto[];
  /** Files that are named but cannot be used, with the reason. */
  problems: { file: string; reason: string }[];
}

const PHOTO = /\.(jpe?g|jfif|png|webp)$/i;
const PATH_COLUMN = /^(path|file|file_?name|image|image_?path|image_?file|photo|img|img_?path)$/i;
const MASK_COLUMN = /^(mask|mask_?path|skin_?mask|ground_?truth)$/i;
const MASK_FOLDER = /mask|ground[_ -]?t|annotation|segmentation|(^|[_ -])gt([_ -]|$)/i;
const SPLIT_FOLDER = /^(data|dataset|images?|photos?|train(ing)?|valid(ation)?|val|test(ing)?|all)$/i;

/**
 * Finds labeled photos. Accepts a CSV (or a folder with one) that has a column of paths; else folders, of which the
 * name is the label. Folders called like masks or ground truth hold masks, paired by file name without extension.
 */
export function findPhotos(path: string): PhotoSet {
  if (!existsSync(path)) throw new Error(`${path} does not exist.`);
  if (statSync(path).isFile()) return fromCsv(path);
  const tables = readdirSync(path).filter((name) => /\.[ct]sv$/i.test(name));
  for (const name of tables) {
    const set = fromCsv(join(path, name));
    if (set.photos.length > 0) return set;
  }
  return fromFolders(path);
}

function fromCsv(file: string): PhotoSet {
  const rows = parseCsv(readFileSync(file, 'utf8'));
  const header = Object.keys(rows[0] ?? {});
  const pathColumn = header.find((name) => PATH_COLUMN.test(name));
  const maskColumn = header.find((name) => MASK_COLUMN.test(name));
  const set: PhotoSet = { photos: [], problems: [] };
  if (!pathColumn) {
    set.problems.push({ file, reason: 'no column called path, file, filename or image' });
    return set;
  }
  const locate = fileLocator(dirname(file));
  for (const row of rows) {
    const { [pathColumn]: named = '', ...rest } = row;
    const photo = locate(named);
    if (!photo) {
      set.problems.push({ file: named, reason: 'missing' });
      continue;
    }
    const mask = maskColumn ? locate(rest[maskColumn] ?? '') : undefined;
    if (maskColumn) delete rest[maskColumn];
    set.photos.push({ file: photo, labels: rest, ...(mask && { mask }) });
  }
  return set;
}

/** Looks in the folder of the CSV first, then below it by file name, with or without extension. */
function fileLocator(folder: string): (named: string) => string | undefined {
  let byName: Map<string, string> | undefined;
  return (named) => {
    if (named === '') return undefined;
    const direct = isAbsolute(named) ? named : join(folder, named);
    if (existsSync(direct) && statSync(direct).isFile()) return direct;
    byName ??= new Map(
      walk(folder).flatMap((file) => [[basename(file), file] as const, [stem(file), file] as const]),
    );
    return byName.get(basename(named)) ?? byName.get(stem(named));
  };
}

function fromFolders(root: string): PhotoSet {
  const files = walk(root).filter((file) => PHOTO.test(file));
  const isMask = (file: string) =>
    relative(root, dirname(file))
      .split(sep)
      .some((folder) => MASK_FOLDER.test(folder)) || /[_-]mask$/i.test(stem(file));
  const masks = files.filter(isMask);
  const photos = files.filter((file) => !isMask(file));
  const maskOf = pairByName(masks);
  return {
    photos: photos.map((file) => {
      const mask = maskOf(file);
      return { file, labels: { label: labelOf(root, file) }, ...(mask && { mask }) };
    }),
    problems: [],
  };
}

/** The nearest folder that is not just a split such as `train`. */
function labelOf(root: string, file: string): string {
  const folders = relative(root, dirname(file)).split(sep).filter(Boolean);
  return folders.reverse().find((folder) => !SPLIT_FOLDER.test(folder)) ?? basename(root);
}

/** If a name occurs in several mask folders, prefers one whose name contains that of the photo's folder. */
function pairByName(masks: readonly string[]): (photo: string) => string | undefined {
  const byStem = new Map<string, string[]>();
  for (const mask of masks) {
    const name = stem(mask)
      .replace(/[_-](mask|gt|s)$/i, '')
      .toLowerCase();
    byStem.set(name, [...(byStem.get(name) ?? []), mask]);
  }
  return (photo) => {
    const candidates = byStem.get(stem(photo).toLowerCase()) ?? [];
    const folder = basename(dirname(photo)).toLowerCase();
    return candidates.find((mask) => basename(dirname(mask)).toLowerCase().includes(folder)) ?? candidates[0];
  };
}

const stem = (file: string) => basename(file, extname(file));

function walk(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
