import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { badInput } from '../../platform/errors.ts';
import { noIntrospection } from '../introspection.ts';
import { checkLimits, type Limits, type Variables } from './limits.ts';

const MAX_KEPT_LENGTH = 8192;
/** Characters of all documents of viewers; parsed they take up to about 100 bytes each. */
const MAX_KEPT = 512 * 1024;
/** Of those of strangers, and of those that were sent once or are invalid. */
const MAX_PASSING = 128 * 1024;
const MAX_NESTING = 32;
const NOT_TEXT = /[\0\p{Surrogate}]/u;

interface Reading {
  document: DocumentNode;
  /** Of its costliest operation. */
  cost: number;
  /** Whether the limits must be checked again with the variables of each request. */
  usesVariables: boolean;
}

/** Checks every document before validation and execution, over HTTP and WebSocket alike. */
export class Documents {
  readonly #kept = new LRUCache<string, Reading>({ maxSize: MAX_KEPT });
  readonly #passing = new LRUCache<string, Reading>({ maxSize: MAX_PASSING });
  readonly #valid = new WeakSet<DocumentNode>();
  readonly #rules: typeof specifiedRules;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly limits: Limits,
  ) {
    this.#rules = limits.introspection ? specifiedRules : [...specifiedRules, noIntrospection];
  }

  /**
   * The parsed document and its cost. Throws the GraphQLError of a syntax error or a limit, and the fault BAD_USER_INPUT
   * for text that cannot be stored.
   */
  read(source: string, variables: Variables): Pick<Reading, 'document' | 'cost'> {
    const { document, cost, usesVariables } =
      this.#kept.get(source) ?? this.#passing.get(source) ?? this.#pass(source, this.#parse(source));
    const present = usesVariables ? checkLimits(document, this.schema, this.limits, variables) : { cost };
    checkVariables(variables);
    return { document, cost: present.cost };
  }

  /** Where strangers, who could send any number of documents, do not displace it: for one of a viewer, if it is valid. */
  keep(document: DocumentNode): void {
    const source = document.loc?.source.body;
    const reading = source && this.#valid.has(document) && this.#passing.get(source);
    if (!reading) return;
    this.#passing.delete(source);
    this.#kept.set(source, reading, { size: source.length });
  }

  /** What makes the document invalid; a kept one is validated once. */
  problemsOf(document: DocumentNode): readonly GraphQLError[] {
    if (this.#valid.has(document)) return [];
    const problems = validate(this.schema, document, this.#rules);
    if (problems.length === 0) this.#valid.add(document);
    return problems;
  }

  #parse(source: string): Reading {
    const document = parseDocument(source, this.limits.tokens);
    const checked = checkLimits(document, this.schema, this.limits, null);
    checkLiterals(document);
    return { document, ...checked };
  }

  #pass(source: string, reading: Reading): Reading {
    const size = source.length;
    if (size > 0 && size <= MAX_KEPT_LENGTH) this.#passing.set(source, reading, { size });
    return reading;
  }
}

function parseDocument(source: string, maxTokens: number): DocumentNode {
  try {
    return parse(source, { maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(error.message, {
      source: error.source,
      positions: error.positions,
      extensions: { code: 'GRAPHQL_PARSE_FAILED', http: { status: 400 } },
    });
  }
}

function checkLiterals(document: DocumentNode): void {
  visit(document, { [Kind.STRING]: (node) => checkText(node.value) });
}

/** Not recursive, since the client controls the nesting. */
function checkVariables(variables: Variables): void {
  let level: unknown[] = [variables];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_NESTING) throw badInput(`Variables are nested deeper than ${MAX_NESTING} levels.`);
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string') checkText(value);
      else if (Array.isArray(value)) for (const item of value) next.push(item);
      else if (isPlainObject(value)) {
        for (const [key, item] of Object.entries(value)) {
          checkText(key);
          next.push(item);
        }
      }
    }
    level = next;
  }
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function checkText(text: string): void {
  if (NOT_TEXT.test(text)) throw badInput('Text must not contain U+0000 or half of a surrogate pair.');
}
