import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCatalogues } from '../../../src/platform/language/catalogues.ts';
import { languages, Renderer, render } from '../../../src/platform/language/render.ts';
import { message, messageOf, type Text } from '../../../src/platform/language/text.ts';

const as = (locale: string) => ({ locale, timeZone: 'Europe/Berlin' });
const folder = mkdtempSync(join(tmpdir(), 'messages-'));
const catalogue = (language: string, messages: Record<string, string>) => {
  mkdirSync(join(folder, language), { recursive: true });
  writeFileSync(join(folder, language, 'care.json'), JSON.stringify(messages));
};
afterAll(() => rmSync(folder, { recursive: true }));

catalogue('en', {
  steps: '{count, plural, one {# step} other {# steps}} of {who}',
  warn: '{product} needs sunscreen.',
  share: '{share, number, ::.#}',
  bare: 'It’s {what} <b> '.trim(),
});
catalogue('pirate', { steps: '{count, plural, other {# yarrs}} o’ {who}' });
const renderer = new Renderer(readCatalogues(folder));
const read = (text: Text, locale = 'en') => renderer.render(text, as(locale));

describe('a text', () => {
  it('is a word of the person, a message, or several one after the other', () => {
    expect(read('as typed {x}')).toBe('as typed {x}');
    expect(read(messageOf('care.steps', { count: 1, who: 'Ada' }))).toBe('1 step of Ada');
    expect(read(['One.', messageOf('care.steps', { count: 2, who: 'Bo' })])).toBe('One. 2 steps of Bo');
  });

  it('has values that are texts themselves, and lists of them', () => {
    const who = ['Ada', 'Bo', messageOf('care.share', { share: 1.25 })];
    expect(read(messageOf('care.steps', { count: 3, who }))).toBe('3 steps of Ada, Bo, and 1.3');
    expect(read(messageOf('care.bare', { what: [['A.', 'B.']] }))).toBe('It’s A. B. <b>');
  });

  it('begins with a capital letter where a value comes first', () => {
    expect(read(messageOf('care.warn', { product: 'ärnica' }))).toBe('Ärnica needs sunscreen.');
  });

  it('writes days and times as the reader does, in their zone', () => {
    expect(read({ day: '2026-03-01' })).toBe('1 March 2026');
    expect(read({ day: '2026-03-01' }, 'en-US')).toBe('March 1, 2026');
    expect(read({ instant: '2026-03-01T23:30:00Z' })).toMatch(/^2 March 2026 at 00:30:00/);
  });

  it('survives being stored as JSON', () => {
    const text: Text = [messageOf('care.steps', { count: 1, who: [{ day: '2026-03-01' }] }), '!'];
    expect(read(JSON.parse(JSON.stringify(text)))).toBe(read(text));
  });
});

describe('a language', () => {
  it('is a folder', () => {
    expect([...renderer.languages].sort()).toEqual(['en', 'pirate']);
    expect(read(messageOf('care.steps', { count: 1, who: 'Ada' }), 'pirate')).toBe('1 yarrs o’ Ada');
  });

  it('takes from English what it lacks, as does every other language', () => {
    expect(read(messageOf('care.share', { share: 1.5 }), 'pirate')).toBe('1.5');
    expect(read(messageOf('care.share', { share: 1.5 }), 'fr-FR')).toBe('1.5');
  });

  it('writes numbers in its own way', () => {
    expect([...languages()]).toEqual(expect.arrayContaining(['de', 'en']));
    const goal = { metric: messageOf('metrics.PORES.label'), earlier: 1.25, later: 2, target: 3 };
    const text = message('notifications.goal.reached.message', goal);
    expect(render(text, as('de-DE'))).toContain('„Sichtbare Poren“ die Werte 1,3 und 2');
    expect(render(text, as('en'))).toContain('Visible pores at 1.3 and 2');
  });

  it('never fails on what an earlier version stored', () => {
    expect(read(messageOf('care.unknown'))).toBe('care.unknown');
    expect(read(messageOf('care.warn'))).toBe('… needs sunscreen.');
    expect(read(messageOf('care.steps', { who: 'Ada' }))).toContain('Ada');
  });
});
