import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AddJournalEntryDocument,
  MyJournalDocument,
  MyPatchTestsDocument,
  MySkinReactionsDocument,
  PostConsultationMessageDocument,
  RecordPatchTestResultDocument,
  ReportReactionDocument,
  StartPatchTestDocument,
  UpdateJournalEntryDocument,
} from '../../operations/generated.ts';
import { adviceOf } from '../../src/rules/triage/red-flags.ts';
import { codeOf } from '../setup/answers.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { newCase } from '../setup/rows/consultations.ts';
import { readText } from '../setup/walks/read-text.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const person = async (locale: string) => {
  const user = await api.createUser();
  await api.db.execute(`update users set locale = '${locale}' where id = '${user.id}'`);
  return user;
};

interface Written {
  safetyNotice?: { tier: string; flags: string[]; message: string } | null;
  userErrors: object[];
}

/** Each place where a person writes: writes a text there, and reads what was stored. */
const PLACES: Record<
  string,
  { write: (by: TestUser, text: string) => Promise<Written>; stored: (of: TestUser) => Promise<unknown> }
> = {
  'a journal entry': {
    write: async ({ client }, text) =>
      (await client.request(AddJournalEntryDocument, { input: { text } })).addJournalEntry,
    stored: async ({ client }) => (await client.request(MyJournalDocument, {})).viewer.journal.nodes[0]?.text,
  },
  'a journal entry that is changed': {
    write: async ({ client }, text) => {
      const { addJournalEntry } = await client.request(AddJournalEntryDocument, {
        input: { mood: 3, text: 'Calm.' },
      });
      expect(addJournalEntry.safetyNotice).toBeNull();
      const input = { id: addJournalEntry.journalEntry!.id, text };
      return (await client.request(UpdateJournalEntryDocument, { input })).updateJournalEntry;
    },
    stored: async ({ client }) => (await client.request(MyJournalDocument, {})).viewer.journal.nodes[0]?.text,
  },
  'the note of a reaction': {
    write: async ({ client }, note) => {
      const input = { severity: 'MILD', symptoms: ['STINGING'], note } as const;
      return (
        await client.request(ReportReactionDocument, { input: { ...input, symptoms: [...input.symptoms] } })
      ).reportReaction;
    },
    stored: async ({ client }) =>
      (await client.request(MySkinReactionsDocument, { first: 1 })).viewer.skinReactions.nodes[0]?.note,
  },
  'the note of a patch test': {
    write: async (by, note) => recordOn(by, await startedTest(by), note),
    stored: async ({ client }) =>
      (await client.request(MyPatchTestsDocument, {})).viewer.patchTests.nodes[0]?.note,
  },
  'a message': {
    write: async (by, text) => {
      const input = { consultationId: await newCase(by), text };
      return (await by.client.request(PostConsultationMessageDocument, { input })).postConsultationMessage;
    },
    stored: async ({ client }) => {
      const { data } = await client.sendText(
        '{ viewer { consultations(first: 1) { nodes { messages(first: 1) { nodes { text } } } } } }',
        {},
      );
      const { viewer } = data as {
        viewer: { consultations: { nodes: [{ messages: { nodes: [{ text: string }] } }] } };
      };
      return viewer.consultations.nodes[0].messages.nodes[0].text;
    },
  },
};
const startedTest = async ({ client }: TestUser) =>
  (await client.request(StartPatchTestDocument, { input: { name: 'Night cream' } })).startPatchTest.patchTest!
    .id;
const recordOn = async ({ client }: TestUser, id: string, note: string) => {
  const input = {
    id,
    result: 'REACTION',
    severity: 'MILD',
    symptoms: ['ITCHING' as const],
    note,
  } as const;
  return (await client.request(RecordPatchTestResultDocument, { input: { ...input, symptoms: ['ITCHING'] } }))
    .recordPatchTestResult;
};

describe.each(Object.entries(PLACES))('%s', (_place, { write, stored }) => {
  it.each([
    ['en', 'en', 'My lips are swelling and I cannot breathe.', 'EM_AIRWAY'],
    ['de-AT', 'de', 'Meine Lippen schwellen an und ich bekomme keine Luft.', 'EM_AIRWAY'],
    ['en', 'en', 'I want to kill myself.', 'EM_SELF_HARM'],
    ['de-CH', 'de', 'Ich will nicht mehr leben.', 'EM_SELF_HARM'],
    ['de', 'de', 'I want to kill myself.', 'EM_SELF_HARM'],
  ] as const)('is stored, with help beside it, for %s: %s', async (locale, language, text, flag) => {
    const user = await person(locale);
    const { safetyNotice, userErrors } = await write(user, text);
    expect(userErrors).toEqual([]);
    expect(safetyNotice).toMatchObject({ tier: 'EMERGENCY', flags: [flag] });
    expect(safetyNotice!.message).toContain(readText(adviceOf(flag), language));
    expect(await stored(user)).toBe(text);
  });

  it.each([
    'No swelling, and I can breathe well.',
    'My sister had a swollen tongue from it.',
    'Meine Schwester hatte Atemnot, ich nicht.',
  ])('is stored without a notice: %s', async (text) => {
    const user = await person('en');
    expect(await write(user, text)).toMatchObject({ safetyNotice: null, userErrors: [] });
    expect(await stored(user)).toBe(text);
  });
});

describe('somebody else’s', () => {
  const TEXT = 'I want to kill myself.';

  it('journal entry or patch test is not changed, and no notice is given', async () => {
    const [owner, other] = [await person('en'), await person('en')];
    const { journalEntry } = (
      await owner.client.request(AddJournalEntryDocument, { input: { text: 'Calm.' } })
    ).addJournalEntry;
    const id = await startedTest(owner);
    const result = { id, result: 'REACTION', severity: 'MILD', symptoms: ['ITCHING'], note: TEXT };
    for (const client of [other.client, api.stranger()]) {
      const answers = [
        await client.send(UpdateJournalEntryDocument, { input: { id: journalEntry!.id, text: TEXT } }),
        await client.sendText(String(RecordPatchTestResultDocument), { input: result }),
      ];
      for (const answered of answers) {
        expect(codeOf(answered)).toBe(client === other.client ? 'NOT_FOUND' : 'UNAUTHENTICATED');
        expect(JSON.stringify(answered)).not.toContain('EM_SELF_HARM');
      }
    }
    expect((await owner.client.request(MyJournalDocument, {})).viewer.journal.nodes[0]?.text).toBe('Calm.');
    expect((await owner.client.request(MyPatchTestsDocument, {})).viewer.patchTests.nodes[0]).toMatchObject({
      ...{ status: 'RUNNING', note: null },
    });
  });

  it('notice is not given for a text that was refused', async () => {
    const user = await person('en');
    const text = `${TEXT} ${'x'.repeat(20_000)}`;
    const { addJournalEntry } = await user.client.request(AddJournalEntryDocument, { input: { text } });
    expect(addJournalEntry).toMatchObject({ journalEntry: null, userErrors: [{ code: 'TOO_LONG' }] });
  });
});
