import { SOMEBODY } from '../../src/platform/language/language.ts';
import 'reflect-metadata';
import { graphql } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Public, publicRootFields, RequireRole } from '../../src/graphql/access.ts';
import { type Context, requireViewer } from '../../src/graphql/context.ts';
import { buildApiSchema, printApiSchema, undescribed } from '../../src/graphql/schema.ts';
import {
  type Connection,
  ConnectionArgs,
  createConnection,
  toConnection,
} from '../../src/graphql/types/connection.ts';
import { decodeCursor, encodeCursor } from '../../src/graphql/types/cursor.ts';
import { Payload, payload } from '../../src/graphql/types/payload.ts';
import { DateTime, LocalDate, parseId } from '../../src/graphql/types/scalars.ts';
import { parseInput } from '../../src/platform/validation.ts';
import type { Role } from '../../src/platform/viewer.ts';

const described = { description: 'Described.' };

@ObjectType(described)
class Note {
  @Field(() => ID, described)
  id!: string;

  @Field(() => DateTime, described)
  createdAt!: Date;
}

const NoteConnection = createConnection(Note, 'Note');

@ObjectType(described)
class WriteNotePayload extends Payload {
  @Field(() => Note, { ...described, nullable: true })
  note?: Note | null;
}

@InputType(described)
class WriteNoteInput {
  @Field(() => String, described)
  text!: string;

  @Field(() => LocalDate, { ...described, nullable: true })
  day?: string | null;
}

const notes: Note[] = Array.from({ length: 5 }, (_, index) => ({
  id: `00000000-0000-4000-8000-00000000000${index}`,
  createdAt: new Date(1_700_000_000_000 - index),
}));
const noteText = z.object({ text: z.string().min(2, 'Write more.').max(10, 'Write less.') });

@Resolver()
class NoteResolver {
  counts = 0;
  more = 0;

  @Query(() => NoteConnection, described)
  async notes(@Args(() => ConnectionArgs) page: ConnectionArgs): Promise<Connection<Note>> {
    const { after } = page.asked(decodeCursor);
    const start = after ? notes.findIndex((note) => note.id === after.id) + 1 : 0;
    const rows = notes.slice(start, start + page.first + 1);
    const totalCount = async () => {
      this.counts += 1;
      return notes.length + this.more;
    };
    return toConnection({ page, rows, cursorOf: encodeCursor, totalCount });
  }

  @Public()
  @Query(() => ID, described)
  async echo(@Arg('id', () => ID, described) id: string): Promise<string> {
    return parseId(id, 'message');
  }

  @RequireRole('ADMIN', 'DERMATOLOGIST')
  @Query(() => Int, described)
  async secrets(@Ctx() context: Context): Promise<number> {
    return requireViewer(context).userId.length;
  }

  @Mutation(() => WriteNotePayload, described)
  async writeNote(@Arg('input', () => WriteNoteInput, described) input: WriteNoteInput) {
    return payload(WriteNotePayload, async () => {
      parseInput(noteText, input);
      return { note: notes[0]! };
    });
  }
}

const resolver = new NoteResolver();
const schema = buildApiSchema({ resolvers: [resolver] });
const contextOf = (role?: Role): Context => ({
  viewer: role ? { ...SOMEBODY, userId: 'u', sessionId: 's', role, expiresAt: new Date() } : null,
  reader: SOMEBODY,
  requestLocale: 'en',
  requestId: 'r',
  ip: '127.0.0.1',
  userAgent: null,
  cost: 0,
});
const ask = (source: string, role?: Role, variableValues?: Record<string, unknown>) =>
  graphql({ schema, source, contextValue: contextOf(role), variableValues });
const codesOf = (result: Awaited<ReturnType<typeof ask>>) =>
  result.errors?.map((error) => (error.originalError as { code?: string })?.code);

describe('access', () => {
  test('root fields require a viewer unless they are public', async () => {
    expect(publicRootFields(schema)).toEqual(['Query.echo']);
    expect(codesOf(await ask('{ notes { nodes { id } } }'))).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await ask('mutation { writeNote(input: { text: "abc" }) { note { id } } }'))).toEqual([
      'UNAUTHENTICATED',
    ]);
    expect((await ask('{ __typename echo(id: "00000000-0000-4000-8000-00000000000A") }')).data).toMatchObject(
      {
        echo: '00000000-0000-4000-8000-00000000000a',
      },
    );
  });

  test('a role is required if one is declared', async () => {
    expect(codesOf(await ask('{ secrets }'))).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await ask('{ secrets }', 'USER'))).toEqual(['FORBIDDEN']);
    expect((await ask('{ secrets }', 'DERMATOLOGIST')).data).toEqual({ secrets: 1 });
  });

  test('a malformed id is not found', async () => {
    expect(codesOf(await ask('{ echo(id: "1; drop") }'))).toEqual(['NOT_FOUND']);
  });
});

describe('payloads', () => {
  test('contain the result, or errors that the person can correct', async () => {
    const write = (text: string) =>
      ask(
        `mutation { writeNote(input: { text: "${text}" }) { note { id } userErrors { message field code } } }`,
        'USER',
      );
    expect((await write('abc')).data).toEqual({ writeNote: { note: { id: notes[0]!.id }, userErrors: [] } });
    expect((await write('a')).data).toEqual({
      writeNote: {
        note: null,
        userErrors: [{ message: 'Write more.', field: ['input', 'text'], code: 'TOO_SHORT' }],
      },
    });
    expect((await write('a'.repeat(11))).data).toMatchObject({
      writeNote: { note: null, userErrors: [{ code: 'TOO_LONG' }] },
    });
  });
});

describe('connections', () => {
  test('page through a list and count only on request', async () => {
    const page = async (after: string | null) => {
      const result = await ask(
        `{ notes(first: 2, after: ${JSON.stringify(after)}) { nodes { id } edges { cursor node { createdAt } }
           pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        'USER',
      );
      return (result.data as { notes: Connection<Note> }).notes;
    };
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, edges, pageInfo } = await page(after);
      seen.push(...nodes.map((note) => note.id));
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      expect(pageInfo.startCursor).toBe(edges[0]!.cursor);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(notes.map((note) => note.id));
    expect(resolver.counts).toBe(0);
    const total = () => ask('{ notes { totalCount isTotalCountExact } }', 'USER');
    expect((await total()).data).toEqual({ notes: { totalCount: 5, isTotalCountExact: true } });
    expect(resolver.counts).toBe(1);
    resolver.more = 9996;
    expect((await total()).data).toEqual({ notes: { totalCount: 10_000, isTotalCountExact: false } });
    resolver.more = 0;
  });

  test('null stands for the default, written or in a variable', async () => {
    const sizes = [];
    for (const args of ['first: null', 'first: $first', '']) {
      const query = `query ($first: Int) { notes(${args || 'after: null'}) { nodes { id } } ignored: notes(first: $first) { nodes { id } } }`;
      const { data } = await ask(query, 'USER', { first: null });
      sizes.push((data as { notes: Connection<Note> }).notes.nodes.length);
    }
    expect(sizes).toEqual([5, 5, 5]);
  });

  test.each([
    'first: 0',
    'first: -1',
    'first: 101',
    'after: "x"',
    'after: ""',
    `after: "${'A'.repeat(5000)}"`,
  ])('refuse %s', async (args) => {
    expect(codesOf(await ask(`{ notes(${args}) { nodes { id } } }`, 'USER'))).toEqual(['BAD_USER_INPUT']);
  });
});

describe('scalars', () => {
  test.each(['2024-02-30', '999999-01-01', '0000-01-01', '2024-2-3', 'today', ''])(
    'the day "%s" is refused',
    (day) => {
      expect(() => LocalDate.parseValue(day)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    },
  );
  test.each([
    '2024-02-30T00:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T00:00:00',
    '2024-01-01',
    '999999-01-01T00:00:00Z',
  ])('the instant "%s" is refused', (instant) => {
    expect(() => DateTime.parseValue(instant)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });
  test('dates and instants are parsed', () => {
    expect(LocalDate.parseValue('2024-02-29')).toBe('2024-02-29');
    expect(DateTime.parseValue('2024-02-29T23:30:00.5+02:00')).toEqual(new Date('2024-02-29T21:30:00.500Z'));
    expect(DateTime.serialize(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
  });
});

describe('the schema', () => {
  test('has a description for everything and prints sorted', () => {
    expect(undescribed(schema)).toEqual([]);
    const printed = printApiSchema(schema);
    expect(printed.indexOf('type NoteConnection')).toBeLessThan(printed.indexOf('type PageInfo'));
  });

  test('is rejected if a description is missing', () => {
    @Resolver()
    class Silent {
      @Query(() => String)
      async silence() {
        return '';
      }
    }
    expect(() => buildApiSchema({ resolvers: [new Silent()] })).toThrow('Query.silence');
  });
});
