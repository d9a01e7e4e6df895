import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { checkLimits, type Limits } from '../../../src/graphql/documents/limits.ts';

export interface RandomDocument {
  query: string;
  variables: Record<string, unknown>;
}

/** What the arguments of a field may be: its coordinate such as `Query.routine` -> a value for each. */
export type Samples = Readonly<Record<string, (random: Random) => Record<string, unknown>>>;
export type Random = () => number;

type Field = GraphQLField<unknown, unknown>;

/** Numbers in [0, 1), the same for the same seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PAGES = [100, 70, 50, 30, 20, 10, 5, 3, 2, 1];
const TRIES = 60;
/** Of a request. */
const MOST_BYTES = 199_000;

/**
 * A document that is valid and within the limits, as close to them as its pages let it come: aliases, fragments in
 * fragments, big pages, long variables. `roots` are the fields that it may begin with, all that have samples or need
 * none.
 */
export function randomDocument(
  schema: GraphQLSchema,
  limits: Limits,
  options: { random: Random; samples: Samples; kind: 'query' | 'mutation'; roots?: readonly string[] },
): RandomDocument {
  const { random, samples, kind, roots } = options;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const greed = Math.sqrt(random()) * (1 - attempt / TRIES);
    const { query, variables } = new Writer(schema, random, samples, greed).document(kind, roots);
    for (const page of PAGES) {
      const tried = { ...variables, page };
      try {
        const document = parse(query, { maxTokens: limits.tokens });
        checkLimits(document, schema, limits, null);
        checkLimits(document, schema, limits, tried);
        if (JSON.stringify({ query, variables: tried }).length > MOST_BYTES) break;
        return { query, variables: tried };
      } catch {
        if (!query.includes('$page)')) break;
      }
    }
  }
  return { query: '{ viewer { id } }', variables: {} };
}

/** Writes one document; `greed`, 0 to 1, is how much it asks for. */
class Writer {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #samples: Samples;
  readonly #greed: number;
  readonly #fragments: string[] = [];
  readonly #definitions: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  #names = 0;

  constructor(schema: GraphQLSchema, random: Random, samples: Samples, greed: number) {
    this.#schema = schema;
    this.#random = random;
    this.#samples = samples;
    this.#greed = greed;
  }

  document(kind: 'query' | 'mutation', roots?: readonly string[]): RandomDocument {
    const root = this.#schema.getRootType(kind as never)!;
    const fields = Object.values(root.getFields()).filter((field) =>
      roots
        ? roots.includes(field.name)
        : this.#samples[`${root.name}.${field.name}`] || (kind === 'query' && isFree(field)),
    );
    const some = this.#some(fields, 1 + Math.floor(this.#random() * 2));
    const body = some.map((field) => this.#field(root, field, 1)).join(' ');
    const page = body.includes('$page') || this.#fragments.some((text) => text.includes('$page'));
    const definitions = [...(page ? ['$page: Int!'] : []), ...this.#definitions].join(', ');
    const head = definitions ? `${kind} R(${definitions})` : kind;
    return { query: `${head} { ${body} } ${this.#fragments.join(' ')}`, variables: this.#variables };
  }

  #selection(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields()).filter((field) => this.#canAsk(type, field));
    const leaves = fields.filter(({ type: each }) => !isObjectType(getNamedType(each)));
    const inner = fields.filter(({ type: each }) => isObjectType(getNamedType(each)));
    const deep = depth < 9 ? this.#some(inner, Math.round(0.3 + this.#random() * (1 + 2 * this.#greed))) : [];
    const share = this.#random();
    const parts = [
      ...leaves
        .filter(() => this.#random() < share + this.#greed)
        .map((field) => this.#field(type, field, depth)),
      ...deep.map((field) => this.#field(type, field, depth)),
    ];
    return parts.length > 0 ? parts.join(' ') : '__typename';
  }

  #field(parent: GraphQLObjectType, field: Field, depth: number): string {
    const type = getNamedType(field.type);
    const fragment = isObjectType(type) ? this.#fragment(type, depth + 1) : '';
    const text = () => `${field.name}${this.#arguments(parent, field)}${fragment}`;
    const aliases = this.#random() < this.#greed * 0.6 ? Math.floor(this.#random() * 15 * this.#greed) : 0;
    if (aliases < 2) return text();
    const own = Array.from({ length: aliases }, () => `a_${this.#name()}: ${text()}`);
    return own.join(' ');
  }

  /** The selection itself, or the spread of a fragment that holds it. */
  #fragment(type: GraphQLObjectType, depth: number): string {
    const selection = this.#selection(type, depth);
    if (this.#random() < 0.5) return ` { ${selection} }`;
    const name = `F${this.#name()}`;
    this.#fragments.push(`fragment ${name} on ${type.name} { ${selection} }`);
    return ` { ...${name} }`;
  }

  #canAsk(parent: GraphQLObjectType, field: Field): boolean {
    return this.#samples[`${parent.name}.${field.name}`] !== undefined || isFree(field);
  }

  #arguments(parent: GraphQLObjectType, field: Field): string {
    const values = this.#samples[`${parent.name}.${field.name}`]?.(this.#random) ?? {};
    const given = field.args.flatMap((arg) => {
      if (arg.name in values) return [`${arg.name}: $${this.#variable(arg, values[arg.name])}`];
      if (arg.name === 'first' || arg.name === 'maxPoints') {
        return arg.name === 'first' ? ['first: $page'] : ['maxPoints: 100'];
      }
      return [];
    });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  #variable(arg: GraphQLArgument, value: unknown): string {
    const name = `v_${this.#name()}`;
    this.#definitions.push(`$${name}: ${arg.type}`);
    this.#variables[name] = value;
    return name;
  }

  #name(): string {
    this.#names += 1;
    return this.#names.toString(36);
  }

  #some<T>(from: readonly T[], count: number): T[] {
    const rest = [...from];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) {
      taken.push(...rest.splice(Math.floor(this.#random() * rest.length), 1));
    }
    return taken;
  }
}

const isFree = (field: Field) =>
  field.args.every((arg) => !isNonNullType(arg.type) || arg.defaultValue !== undefined);
