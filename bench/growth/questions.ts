import { randomUUID } from 'node:crypto';
import { QUEUE_STATES } from '../../src/platform/jobs/queue-states.ts';
import type { PEOPLE } from './server.ts';

interface List {
  name: string;
  by: keyof typeof PEOPLE;
  document: string;
}

const listOf = (name: string, field: string, selection = 'nodes { id }'): List => ({
  ...{ name, by: 'person', document: `{ viewer { ${field} { ${selection} } } }` },
});
const total = 'totalCount isTotalCountExact';

export const LISTS: readonly List[] = [
  listOf('notifications', 'notifications(first: 20)'),
  listOf('notifications, unread', 'notifications(first: 20, filter: { unreadOnly: true })'),
  listOf('notifications, of a kind without rows', 'notifications(first: 20, filter: { kind: GOAL_REACHED })'),
  listOf('notifications, total', 'notifications(first: 1)', total),
  { name: 'unread count', by: 'person', document: '{ viewer { unreadNotificationCount } }' },
  listOf('analyses', 'analyses(first: 20)'),
  listOf('analyses, of a status without rows', 'analyses(first: 20, filter: { status: FAILED })'),
  listOf('analyses, total', 'analyses(first: 1)', total),
  listOf('photo timeline', 'photoTimeline(first: 20)', 'nodes { analysis { id } }'),
  listOf('audit log', 'auditLog(first: 20)'),
  listOf('audit log, total', 'auditLog(first: 1)', total),
  listOf('consultations', 'consultations(first: 20)'),
  listOf('consultations, total', 'consultations(first: 1)', total),
  {
    ...{ name: 'consultation queue', by: 'dermatologist' },
    document: '{ consultationQueue(first: 20) { nodes { id } } }',
  },
  {
    ...{ name: 'consultation queue, total', by: 'dermatologist' },
    document: `{ consultationQueue(first: 1) { ${total} } }`,
  },
  { name: 'ingredients', by: 'person', document: '{ ingredients(first: 20) { nodes { id } } }' },
  { name: 'ingredients, total', by: 'person', document: `{ ingredients(first: 1) { ${total} } }` },
];

/** The statement that a worker begins with. */
export const WORKERS: readonly { name: string; statement: string }[] = [
  {
    name: 'fetch two jobs',
    statement: `with next as (
      select id from pgboss.job where name = 'send-notification-mail' and state < 'active' and start_after < now()
      order by priority desc, created_on, id limit 2 for update skip locked
    ) update pgboss.job j set state = 'active', started_on = now() from next
    where name = 'send-notification-mail' and j.id = next.id returning j.id`,
  },
  {
    name: 'jobs whose process died',
    statement: `select exists (select from pgboss.job where state = 'active' and started_on + expire_in < now())`,
  },
  {
    name: 'state of the queues, for /metrics',
    statement: QUEUE_STATES,
  },
  {
    name: 'remove the jobs of a person',
    statement: `delete from pgboss.job where data ->> 'userId' = '${randomUUID()}'`,
  },
  {
    name: 'jobs to archive, every minute',
    statement: `select id from pgboss.job where state <> 'failed' and completed_on < now() - interval '1 hour'
      or state = 'failed' and completed_on < now() - interval '3 days' or state < 'active' and keep_until < now()`,
  },
  {
    name: 'claim 100 due reminders',
    statement: `select * from reminders where next_at <= now() order by next_at limit 100 for update skip locked`,
  },
];
