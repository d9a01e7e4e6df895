import { tracingChannel } from 'node:diagnostics_channel';
import { type Span, type Tracing, typeOf } from '../tracing/tracing.ts';

interface Command {
  command?: string;
  error?: unknown;
}

/** ioredis announces commands, and transactions as one. */
const CHANNELS = ['ioredis:command', 'ioredis:batch'];

/** A span for each command of what is traced, with its name only: keys and values are of people. Returns how to stop. */
export function traceCommands(tracing: Tracing): () => void {
  const spans = new WeakMap<object, Span>();
  const listeners = {
    start(command: Command) {
      const name = (command.command ?? 'multi').toUpperCase();
      const attributes = { 'db.system.name': 'redis', 'db.operation.name': name };
      const span = tracing.below({ name, kind: 'CLIENT', attributes });
      if (span) spans.set(command, span);
    },
    error: (command: Command) => spans.get(command)?.fail(typeOf(command.error)),
    asyncEnd: (command: Command) => spans.get(command)?.end(),
    end: () => {},
    asyncStart: () => {},
  };
  const channels = CHANNELS.map((name) => tracingChannel<unknown, Command>(name));
  for (const channel of channels) channel.subscribe(listeners);
  return () => {
    for (const channel of channels) channel.unsubscribe(listeners);
  };
}
