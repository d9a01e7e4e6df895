import { readdirSync, readFileSync } from 'node:fs';

export interface Block {
  page: string;
  language: string;
  /** Of the fence that opens it. */
  line: number;
  text: string;
}

export const PAGES = ['README.md', 'ARCHITECTURE.md', 'SECURITY.md', ...pagesIn('docs')];

/** The code blocks of all pages. */
export const blocks: readonly Block[] = PAGES.flatMap((page) => blocksOf(page, readFileSync(page, 'utf8')));

/** The code blocks of a page in Markdown. */
export function blocksOf(page: string, markdown: string): Block[] {
  const found: Block[] = [];
  let open: Block | null = null;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (!line.startsWith('```')) {
      if (open) open.text += `${line}\n`;
    } else if (open) {
      found.push(open);
      open = null;
    } else open = { page, language: line.slice(3), line: index + 1, text: '' };
  }
  return found;
}

function pagesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}
