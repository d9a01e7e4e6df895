import type { SQL, SQLWrapper } from 'drizzle-orm';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { isDatabaseUnavailable } from '../../platform/database/database.ts';
import type { Environment } from '../../platform/env.ts';
import { Fault } from '../../platform/errors.ts';
import type { Log } from '../../platform/logging/log.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Context } from '../context.ts';
import type { Documents } from '../documents/documents.ts';
import { KeptByOwner } from './kept-by-owner.ts';
import { type Loader, loaderOf, type Values, valuesOfPlan, type WatchRow } from './load.ts';
import { type Plan, planOf, UTC } from './plan.ts';
import { shaping } from './shape.ts';
import { dataOf } from './statement.ts';
import { type Resolvers, resolversOf, type Write, writerOf } from './write.ts';

/** Prepares a statement that reads JSON for the user of a live session, with what the session says of the viewer. */
export type ReadWithSession = (
  data: (viewer: SQLWrapper) => SQL,
) =>
  | ((accessToken: string, values: Record<string, unknown>) => Promise<{ viewer: Viewer; data: string }>)
  | null;

/** The id of the account that an access token is for; null if the token is not valid. Its session may have ended. */
export type OwnerOfToken = (accessToken: string) => Promise<string | null>;

/** For tests. */
export interface PlanOptions {
  /** Plans a document when it comes for the first time. */
  atOnce?: boolean;
  /** Plans that requests of one account may make. */
  mostOfOne?: number;
  /** Sees each row that is loaded. */
  watchRow?: WatchRow;
}

/** What a plan has read for one request. */
export interface Loaded {
  viewer: Viewer;
  coverage: 'planned' | 'partly';
  /** When, as `performance.now()`. */
  started: number;
  /** The answer in JSON, as graphql-js would make it from the rows; null where graphql-js is to make it. */
  write(context: Context): string | null;
  /** The value of the root, in which the fields of the plan find what was loaded; if it is not as expected, nothing. */
  rows(): Record<string, unknown> | undefined;
}

interface Place {
  place: string;
  /** Whose request made the plan. */
  owner: string;
}

interface Shape extends Place {
  plan: Plan;
  read: NonNullable<ReturnType<ReadWithSession>>;
  load: Loader;
  /** Null for an operation that needs resolvers which ask something else. */
  writer: { load: Loader; write: Write } | null;
}

interface Entry {
  text: string;
  /** As `performance.now()`: until then the document is answered without a plan. */
  restsUntil: number;
  operation: OperationDefinitionNode;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  shapeOf: (variables: object) => string;
  shapes: Map<string, Shape | null>;
  keys: Map<string, string>;
}

/** A prepared statement holds 100 to 200 KB in each connection. */
const MOST_PLANS = 100;
const MOST_TIME_ZONES = 1000;
const MOST_SHAPES = 8;
/** After a plan failed or was too slow. */
const REST_MS = 600_000;
/** Characters of JSON; of longer answers graphql-js counts work and size. */
const MOST_WRITTEN = 256 * 1024;

/**
 * Loads what a document asks for with one statement, the check of the session inside, from the second time on that it is
 * executed. Fields say beside themselves what they need (`needs.ts`); everything else stays with its resolver.
 */
export class Planner {
  readonly #seen = new WeakSet<DocumentNode>();
  readonly #entries = new WeakMap<DocumentNode, Entry | null>();
  /** By text and shape, so that a document that was read again takes the place that it had. */
  readonly #kept: KeptByOwner<Shape>;
  /** By access token. */
  readonly #timeZones = new LRUCache<string, string>({ max: MOST_TIME_ZONES });

  readonly #resolvers: Resolvers;

  /** Resolvers are called as they are now. */
  constructor(
    private readonly deps: {
      schema: GraphQLSchema;
      env: Pick<Environment, 'GRAPHQL_MAX_RESPONSE_BYTES'>;
      documents: Documents;
      readWithSession: ReadWithSession;
      ownerOfToken: OwnerOfToken;
      log: Log;
      plans?: PlanOptions;
    },
  ) {
    this.#resolvers = resolversOf(deps.schema);
    this.#kept = new KeptByOwner(MOST_PLANS, deps.plans?.mostOfOne);
  }

  /** Null, before anything was executed, where the document is to be answered without a plan. */
  async load(document: DocumentNode, given: object, accessToken: string): Promise<Loaded | null> {
    const entry = this.#entryOf(document);
    const variables = entry && this.#variablesOf(entry, given);
    if (!variables || performance.now() < entry.restsUntil) return null;
    const name = entry.shapeOf(variables);
    const known = this.#knownShape(entry, name);
    const shape = known === undefined ? await this.#newShape(entry, name, { variables, accessToken }) : known;
    if (!shape) return null;
    const started = performance.now();
    try {
      const read = await this.#readFor(shape, variables, accessToken);
      if (!read) return null;
      const { viewer, data, values } = read;
      return {
        ...{ viewer, started, coverage: shape.writer ? 'planned' : 'partly' },
        write: (context) => this.#write(shape, data, { values, variables, context }),
        rows: () => this.#rows(entry, shape, data, values),
      };
    } catch (error) {
      if (error instanceof Fault) return null; // the token or the session: what answers without a plan says so
      if (isDatabaseUnavailable(error) && !isTooSlow(error)) throw error;
      this.#rest(entry, error);
      return null;
    }
  }

  /** Once more where days were those of another time zone than the viewer's, which only the session says. */
  async #readFor({ plan, read }: Shape, variables: Record<string, unknown>, accessToken: string) {
    for (let timeZone = this.#timeZones.get(accessToken) ?? 'UTC'; ; ) {
      let isAsked = false;
      const values = valuesOfPlan(plan, variables, {
        get timeZone() {
          isAsked = true;
          return timeZone;
        },
      });
      if (!values) return null;
      const found = await read(accessToken, values);
      if (!isAsked || found.viewer.timeZone === timeZone) return { ...found, values };
      timeZone = found.viewer.timeZone;
      this.#timeZones.set(accessToken, timeZone);
    }
  }

  #write(
    { writer }: Shape,
    data: string,
    asked: { values: Values; variables: Record<string, unknown>; context: Context },
  ): string | null {
    const most = Math.min(MOST_WRITTEN, this.deps.env.GRAPHQL_MAX_RESPONSE_BYTES / 8);
    if (!writer || data.length > most) return null;
    const answer = writer.write(() => writer.load(JSON.parse(data), asked.values), asked);
    const text = answer ? JSON.stringify(answer) : null;
    return text && text.length <= most ? text : null;
  }

  #rows(entry: Entry, { load }: Shape, data: string, values: Values): Record<string, unknown> | undefined {
    try {
      return load(JSON.parse(data), values);
    } catch (error) {
      this.#rest(entry, error);
      return undefined;
    }
  }

  #entryOf(document: DocumentNode): Entry | null {
    const known = this.#entries.get(document);
    if (known !== undefined) return known;
    if (!this.deps.plans?.atOnce && !this.#seen.has(document)) {
      this.#seen.add(document);
      return null;
    }
    const entry = this.#read(document);
    this.#entries.set(document, entry);
    return entry;
  }

  #read(document: DocumentNode): Entry | null {
    const { schema, documents } = this.deps;
    const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
    const [operation] = operations;
    if (operations.length !== 1 || operation!.operation !== 'query') return null;
    if (documents.problemsOf(document).length > 0) return null;
    const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
    return {
      text: document.loc?.source.body ?? print(document),
      restsUntil: 0,
      operation: operation!,
      fragments: Object.fromEntries(fragments.map((each) => [each.name.value, each])),
      shapeOf: shaping(schema, document),
      shapes: new Map(),
      keys: new Map(),
    };
  }

  #variablesOf({ operation }: Entry, given: object): Record<string, unknown> | null {
    const { variableDefinitions = [] } = operation;
    return getVariableValues(this.deps.schema, variableDefinitions, { ...given }).coerced ?? null;
  }

  #knownShape(entry: Entry, name: string): Shape | null | undefined {
    const known = entry.shapes.get(name);
    if (!known || this.#kept.get(known.place) === known) return known;
    entry.shapes.delete(name); // not asked for in an hour
    return undefined;
  }

  /** Null for strangers, who make no plans, where there is no place, and for what the resolvers are to refuse. */
  async #newShape(
    entry: Entry,
    name: string,
    { variables, accessToken }: { variables: Record<string, unknown>; accessToken: string },
  ): Promise<Shape | null> {
    const owner = await this.deps.ownerOfToken(accessToken);
    const place = `${name}\n${entry.text}`;
    if (entry.shapes.size >= MOST_SHAPES) this.#forgetUnused(entry);
    if (!owner || entry.shapes.size >= MOST_SHAPES || !this.#kept.hasPlace(place, owner)) return null;
    const shape = this.#plan(entry, variables, { place, owner });
    if (shape && !valuesOfPlan(shape.plan, variables, UTC)) return null;
    entry.shapes.set(name, shape);
    if (shape) this.#kept.set(place, shape);
    return shape;
  }

  #forgetUnused(entry: Entry): void {
    for (const [name, shape] of entry.shapes)
      if (!shape || !this.#kept.has(shape.place)) entry.shapes.delete(name);
  }

  #plan(
    { operation, fragments, keys }: Entry,
    variables: Record<string, unknown>,
    place: Place,
  ): Shape | null {
    const { schema, readWithSession, plans, log } = this.deps;
    const watch = plans?.watchRow;
    try {
      const walked = { schema, fragments, variables };
      const plan = planOf(walked, operation, keys);
      const read = plan && readWithSession((viewer) => dataOf(plan, viewer));
      if (!read) return null;
      const writer = plan.covered && {
        load: loaderOf(plan.roots, { watch, forWriter: true }),
        write: writerOf(walked, operation, this.#resolvers),
      };
      return { ...place, plan, read, load: loaderOf(plan.roots, { watch }), writer: writer || null };
    } catch (error) {
      if (!(error instanceof GraphQLError)) log.warn({ err: error }, 'A document cannot be planned');
      return null; // a value that an argument does not accept: execution says so
    }
  }

  /** A statement or a value that is not as expected, or too slow. */
  #rest(entry: Entry, error: unknown): void {
    this.deps.log.warn({ err: error }, 'A planned statement failed; its document rests from plans');
    entry.restsUntil = performance.now() + REST_MS;
  }
}

const isTooSlow = (error: unknown) => (error as { code?: string }).code === '57014';
