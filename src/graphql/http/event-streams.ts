import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionArgs, type ExecutionResult, getOperationAST } from 'graphql';
import { unauthenticated, unavailable } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import { bearerToken } from '../authentication.ts';
import type { Context } from '../context.ts';
import { badRequest } from '../errors.ts';
import { isOperationRequest, type OperationRequest } from '../operation-request.ts';
import { Admission } from '../streams/admission.ts';
import type { ConnectionOptions } from '../streams/connection-options.ts';
import { atOrigin } from './development-origins.ts';
import { EventStream } from './event-stream.ts';
import { refusal } from './refusal.ts';
import { StreamPlaces } from './stream-places.ts';

export const EVENT_STREAM = 'text/event-stream; charset=utf-8';
const MAX_BODY_BYTES = 64 * 1024;
const REFUSED_METHODS = ['GET', 'PUT', 'PATCH', 'DELETE'];

/** Serves operations by the protocol of graphql-sse in its distinct connections mode: one stream for each. */
export class EventStreams {
  readonly #open = new Map<EventStream, Promise<unknown>>();
  readonly #places: StreamPlaces;
  #closing = false;

  constructor(private readonly options: ConnectionOptions) {
    const { STREAM_MAX_PER_ACCOUNT, STREAM_MAX_PER_ADDRESS } = options.env;
    this.#places = new StreamPlaces(STREAM_MAX_PER_ACCOUNT, STREAM_MAX_PER_ADDRESS);
  }

  /** At /graphql/stream. */
  serve(app: FastifyInstance): void {
    app.route({
      method: ['POST', ...REFUSED_METHODS],
      url: '/graphql/stream',
      bodyLimit: MAX_BODY_BYTES,
      onRequest: async (request, reply) => {
        if (request.method !== 'POST') {
          reply.header('allow', 'POST');
          throw refusal(405);
        }
        if (!request.headers.accept?.includes('text/event-stream')) throw refusal(406);
      },
      handler: (request, reply) => atOrigin(this.options.env, request, () => this.#answer(request, reply)),
    });
  }

  /** Ends all streams, so that their clients connect again elsewhere. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const stream of this.#open.keys()) stream.cut();
    await Promise.all(this.#open.values());
  }

  /** Refuses by a status what a client may try again, and says all else in the stream. */
  async #answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { authenticate, sessions, errors, metrics } = this.options;
    const { body } = request;
    const token = bearerToken(request.headers.authorization);
    if (!token) throw unauthenticated(message('faults.sign-in-needed'));
    const viewer = await authenticate(token);
    if (!isOperationRequest(body)) throw badRequest('The body must be an object with a "query".');
    if (this.#closing) throw unavailable(message('faults.stopping'));
    if (request.raw.socket.destroyed) return reply.hijack();
    // A response that waits for another one on its connection would not learn of its end.
    if (!reply.raw.socket) throw badRequest('A connection has room for one event stream.');
    const leave = this.#places.enter(viewer.userId, request.ip);
    const stream = this.#begin(reply);
    const admission = new Admission(sessions, () => stream.cut());
    admission.admit(viewer, token);
    metrics.openStreams.inc();
    const closed = new Promise<void>((resolve) => reply.raw.once('close', resolve));
    this.#open.set(stream, closed);
    reply.raw.once('close', () => {
      metrics.openStreams.dec();
      admission.release();
      this.#open.delete(stream);
      leave();
    });
    const context = admission.context(request);
    await this.#send(stream, body, context).catch(async (error: unknown) => {
      await stream.next({ errors: [errors.toClient(error, context)] });
      stream.complete();
    });
    return reply;
  }

  #begin(reply: FastifyReply): EventStream {
    reply.hijack();
    reply.headers({ 'content-type': EVENT_STREAM, 'x-accel-buffering': 'no', connection: 'close' });
    reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>);
    return new EventStream(reply.raw, this.options.timings.heartbeat);
  }

  async #send(stream: EventStream, request: OperationRequest, context: Context): Promise<void> {
    const { gate } = this.options;
    const args = this.#prepared(request, context);
    if ('errors' in args) {
      await stream.next(args);
      return stream.complete();
    }
    const isLive = getOperationAST(args.document, args.operationName)?.operation === 'subscription';
    const result = await (isLive ? gate.subscribe(args) : gate.execute(args));
    if (Symbol.asyncIterator in result) await this.#follow(stream, args, result);
    else await stream.next(gate.shown(args, result));
    stream.complete();
  }

  #prepared(request: OperationRequest, context: Context) {
    const { gate, errors } = this.options;
    const refused = (problems: readonly unknown[]) => ({
      errors: problems.map((error) => errors.toClient(error, context)),
    });
    try {
      const prepared = gate.prepare(request, context);
      return 'schema' in prepared ? prepared : refused(prepared);
    } catch (error) {
      return refused([error]);
    }
  }

  async #follow(
    stream: EventStream,
    args: ExecutionArgs,
    results: AsyncGenerator<ExecutionResult>,
  ): Promise<void> {
    stream.onClose(() => void results.return(undefined));
    for await (const result of results) await stream.next(this.options.gate.shown(args, result));
  }
}
