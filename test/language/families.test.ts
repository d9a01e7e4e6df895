import { describe, expect, it } from 'vitest';
import { CONSENT_VERSIONS } from '../../src/consents/consent-texts.ts';
import { CONSENT_KINDS } from '../../src/consents/consents.table.ts';
import { NOTIFICATION_KINDS } from '../../src/notifications/notifications.table.ts';
import { readCatalogues } from '../../src/platform/language/catalogues.ts';
import { CARE_ACTIVES } from '../../src/routines/rules/care/care-actives.ts';
import { everyRow } from '../../src/routines/rules/care/concern-rows.ts';
import { TOPIC_WORDS } from '../../src/routines/rules/care/topics.ts';
import { everyRule } from '../../src/rules/rule-catalogue.ts';
import { readText } from '../setup/walks/read-text.ts';

const catalogues = readCatalogues();
const codes = [...catalogues.get('en')!.keys()];
const under = (prefix: string) =>
  codes.filter((code) => code.startsWith(prefix)).map((code) => code.slice(prefix.length));

describe('the catalogues have', () => {
  it('the reason of every rule and the advice of those that give one, and no other', () => {
    const ids = everyRule().map(({ id }) => id);
    const reasons = under('rules.').filter((code) => code.endsWith('.why'));
    expect(reasons.sort()).toEqual(ids.map((id) => `${id}.why`).sort());
    const advised = under('rules.').filter((code) => code.endsWith('.advice'));
    for (const code of advised) expect(ids.map((id) => `${id}.advice`)).toContain(code);
  });

  it('the text of every treatment, topic, active, consent and kind of notification', () => {
    expect(under('care.').sort()).toEqual(
      everyRow()
        .map(({ id }) => id)
        .sort(),
    );
    expect(under('routines.topic.').sort()).toEqual(Object.keys(TOPIC_WORDS).sort());
    for (const { label } of Object.values(CARE_ACTIVES)) expect(readText(label)).not.toBe('');
    for (const kind of CONSENT_KINDS)
      expect(under(`consents.${kind}.`)).toContain(`${CONSENT_VERSIONS[kind]}`);
    expect(under('notifications.kind.').sort()).toEqual([...NOTIFICATION_KINDS].sort());
  });

  it('both texts of every notification', () => {
    const named = (part: string) =>
      under('notifications.').flatMap((code) => (code.endsWith(part) ? [code.slice(0, -part.length)] : []));
    expect(named('.title').sort()).toEqual(named('.message').sort());
  });
});
