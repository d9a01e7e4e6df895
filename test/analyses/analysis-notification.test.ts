import { describe, expect, it } from 'vitest';
import type { Analysis, AnalysisProblemCode } from '../../src/analyses/analyses.table.ts';
import { analysisNotification } from '../../src/analyses/analysis-notification.ts';
import { readDraft } from '../setup/walks/read-draft.ts';

const told = (analysis: Partial<Analysis>, locale: string) =>
  readDraft(analysisNotification({ id: '1', problems: [], ...analysis } as Analysis), locale);
const rejected = (code: AnalysisProblemCode): Partial<Analysis> => ({
  status: 'REJECTED',
  problems: [{ code }],
});

describe('the end of an analysis is announced in the person’s language', () => {
  it('when it is completed', () => {
    const analysis: Partial<Analysis> = { status: 'COMPLETED', skinScore: 63.4 };
    expect(told(analysis, 'fr')).toEqual(['Your skin analysis is ready', 'Your skin score is 63 of 100.']);
    expect(told(analysis, 'de')).toEqual([
      'Ihre Hautanalyse ist fertig',
      'Ihr Hautwert liegt bei 63 von 100.',
    ]);
  });

  it.each([
    ['TOO_SMALL', 'zu klein'],
    ['TOO_DARK', 'zu dunkel'],
    ['OVEREXPOSED', 'zu hell'],
    ['BLURRED', 'unscharf'],
    ['ONE_FACE_ONLY', 'mehr als ein Gesicht'],
    ['COME_CLOSER', 'zu klein'],
    ['FACE_CUT_OFF', 'außerhalb'],
    ['FACE_COVERED', 'nicht zu sehen'],
    ['NO_COLOR', 'schwarz-weiß'],
    ['NO_SKIN_FOUND', 'nicht sicher'],
    ['CONSENT_WITHDRAWN', 'Einwilligung'],
    ['AGE_NOT_CONFIRMED', '16 Jahre'],
  ] as const)('when the photo was rejected: %s', (code, german) => {
    expect(told(rejected(code), 'de')[1]).toContain(german);
    expect(told(rejected(code), 'en')[1]).not.toContain(german);
  });

  it('when it failed', () => {
    expect(told({ status: 'FAILED' }, 'de-CH')[0]).toBe('Ihr Foto konnte nicht ausgewertet werden');
  });
});
