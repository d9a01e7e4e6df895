import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
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
  Root,
} from 'type-graphql';
import { Public } from '../../src/graphql/access.ts';
import type { Context } from '../../src/graphql/context.ts';
import { type FileUpload, readUpload, Upload } from '../../src/graphql/http/uploads.ts';
import { Live } from '../../src/graphql/live.ts';
import { buildApiSchema } from '../../src/graphql/schema.ts';
import { ConnectionArgs, createConnection, toConnection } from '../../src/graphql/types/connection.ts';
import { encodeCursor } from '../../src/graphql/types/cursor.ts';
import { LocalDate } from '../../src/graphql/types/scalars.ts';
import { Fault } from '../../src/platform/errors.ts';

const described = { description: 'Described.' };

@ObjectType(described)
class Person {
  @Field(() => ID, described)
  id!: string;

  @Field(() => Person, { ...described, nullable: true })
  friend?: Person;

  @Field(() => [Person], described)
  friends?: Person[];
}

const PersonConnection = createConnection(Person, 'Person');

@InputType(described)
class FileInput {
  @Field(() => Upload, described)
  file!: FileUpload;

  @Field(() => String, { ...described, nullable: true })
  note?: string | null;
}

@InputType(described)
class FilesInput {
  @Field(() => [Upload], described)
  files!: FileUpload[];
}

@InputType(described)
class TextInput {
  @Field(() => String, described)
  text!: string;
}

@ObjectType(described)
class Entry {
  @Field(() => String, described)
  accessToken!: string;
}

@ObjectType(described)
class FileFacts {
  @Field(() => Int, described)
  bytes!: number;

  @Field(() => String, described)
  sha256!: string;
}

/** What happened inside the server, for tests to see. */
export class Witness {
  executed = 0;
  /** Queries of `slow` that have begun. */
  slow = 0;
  openStreams = 0;
  readonly files: number[] = [];
}

@Resolver()
class FixtureResolver {
  constructor(private readonly witness: Witness) {}

  @Public()
  @Query(() => String, described)
  hello(@Arg('name', () => String, { ...described, nullable: true }) name?: string): string {
    this.witness.executed += 1;
    return `Hello, ${name ?? 'you'}.`;
  }

  @Public()
  @Query(() => LocalDate, described)
  day(@Arg('day', () => LocalDate, described) day: string): string {
    return day;
  }

  @Public()
  @Query(() => String, { ...described, nullable: true })
  async boom(@Arg('kind', () => String, described) kind: string): Promise<string> {
    if (kind === 'fault') throw new Fault('RATE_LIMITED', 'Not so fast.', { retryAfterSeconds: 7 });
    if (kind === 'graphql') throw new GraphQLError('select * from secrets at /srv/app');
    if (kind === 'database')
      throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.7'), { code: 'ECONNREFUSED' });
    throw new Error('select * from secrets at /srv/app');
  }

  @Public()
  @Query(() => String, described)
  async slow(@Arg('ms', () => Int, described) ms: number): Promise<string> {
    this.witness.slow += 1;
    await setTimeout(ms);
    return 'done';
  }

  @Public()
  @Query(() => String, described)
  large(@Arg('bytes', () => Int, described) bytes: number): string {
    return 'x'.repeat(bytes);
  }

  @Public()
  @Query(() => String, described)
  echo(@Arg('input', () => TextInput, described) input: TextInput): string {
    return input.text;
  }

  @Public()
  @Query(() => Int, described)
  sum(@Arg('numbers', () => [Int], described) numbers: number[]): number {
    return numbers.reduce((sum, number) => sum + number, 0);
  }

  @Query(() => Person, described)
  viewer(@Ctx() context: Context): Person {
    return { id: context.viewer!.userId };
  }

  @Query(() => PersonConnection, described)
  people(@Args(() => ConnectionArgs) page: ConnectionArgs) {
    const totalCount = async () => 0;
    const cursorOf = (row: Person) => encodeCursor({ createdAt: new Date(), id: row.id });
    return toConnection<Person>({ page, rows: [], cursorOf, totalCount });
  }

  @Public()
  @Query(() => Person, described)
  person(): Person {
    return { id: '1' };
  }

  @Public()
  @Mutation(() => Entry, described)
  enter(): Entry {
    return { accessToken: 'good.explorer' };
  }

  @Mutation(() => FileFacts, described)
  async readFile(@Arg('input', () => FileInput, described) input: FileInput): Promise<FileFacts> {
    const data = await readUpload(input.file);
    this.witness.files.push(data.length);
    return { bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') };
  }

  @Mutation(() => [FileFacts], described)
  async readFiles(@Arg('input', () => FilesInput, described) input: FilesInput): Promise<FileFacts[]> {
    const all: FileFacts[] = [];
    for (const file of input.files) {
      const data = await readUpload(file);
      all.push({ bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') });
    }
    return all;
  }

  /** Reads the files in the order of `order`, whatever their order in the request. */
  @Mutation(() => [FileFacts], described)
  async readInOrder(
    @Arg('input', () => FilesInput, described) input: FilesInput,
    @Arg('order', () => [Int], described) order: number[],
  ): Promise<FileFacts[]> {
    return this.readFiles({ files: order.map((at) => input.files[at]!) });
  }

  @Mutation(() => [FileFacts], described)
  readAtOnce(@Arg('input', () => FilesInput, described) input: FilesInput): Promise<FileFacts[]> {
    return Promise.all(input.files.map((file) => this.readFile({ file })));
  }

  @Mutation(() => String, described)
  async ignoreFile(@Arg('input', () => FileInput, described) _input: FileInput): Promise<string> {
    return 'ignored';
  }

  @Mutation(() => String, described)
  async refuseFile(@Arg('input', () => FileInput, described) _input: FileInput): Promise<string> {
    throw new Fault('RATE_LIMITED', 'Not so fast.', { retryAfterSeconds: 7 });
  }

  @Live(() => Int, { ...described, source: 'ticks' })
  ticked(
    @Root() tick: number,
    @Arg('count', () => Int, described) _count: number,
    @Arg('every', () => Int, { ...described, defaultValue: 5 }) _every: number,
  ): number {
    return tick;
  }

  async ticks({ count, every }: { count: number; every: number }): Promise<AsyncIterable<number>> {
    return this.stream(count, every);
  }

  @Live(() => String, { ...described, source: 'flow' })
  flooded(@Root() text: string): string {
    return text;
  }

  async flow(): Promise<AsyncIterable<string>> {
    const { witness } = this;
    return (async function* () {
      witness.openStreams += 1;
      try {
        for (;;) {
          await setTimeout(0);
          yield 'x'.repeat(50_000);
        }
      } finally {
        witness.openStreams -= 1;
      }
    })();
  }

  @Live(() => Int, { ...described, source: 'breakdown' })
  broken(@Root() value: number): number {
    return value;
  }

  async breakdown(): Promise<AsyncIterable<number>> {
    return (async function* () {
      yield 1;
      throw new Error('select * from secrets');
    })();
  }

  private async *stream(count: number, every: number): AsyncGenerator<number> {
    this.witness.openStreams += 1;
    try {
      for (let tick = 1; tick <= count; tick += 1) {
        yield tick;
        await setTimeout(every);
      }
    } finally {
      this.witness.openStreams -= 1;
    }
  }
}

export const createFixtureSchema = (witness: Witness) =>
  buildApiSchema({ resolvers: [new FixtureResolver(witness)] });
