import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DeleteAnalysisDocument,
  DeleteNotificationDocument,
  MarkAllNotificationsReadDocument,
  MarkNotificationReadDocument,
  MyNotificationsDocument,
  NotificationReceivedDocument,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { idOf } from '../setup/ids.ts';
import { Notifier } from '../setup/notifier.ts';
import { portrait } from '../setup/photos.ts';
import { submit, waitForEnd } from '../setup/rows/submissions.ts';

const MISSING = '00000000-0000-7000-8000-000000000000';

describe('notifications', () => {
  let api: TestApi;
  let notifier: Notifier;
  beforeAll(async () => {
    api = await TestApi.start();
    notifier = await Notifier.open(api);
  });
  afterAll(async () => {
    await notifier.close();
    await api.close();
  });

  const notify = (user: TestUser, count: number, cause: () => string = randomUUID) => {
    const drafts = Array.from({ length: count }, (_, n) => ({
      code: 'patch-test.due' as const,
      params: { product: `number ${n + 1}` },
      cause: cause(),
    }));
    return notifier.notifyAll(user.id, drafts);
  };

  it('are sent when an analysis ends, and refer to it', async () => {
    const user = await api.createUser();
    const id = await submit(user.client, portrait);
    await waitForEnd(user.client, id);
    const { viewer } = await user.client.request(MyNotificationsDocument, {});
    expect(viewer.unreadNotificationCount).toBe(1);
    expect(viewer.notifications.nodes).toEqual([
      expect.objectContaining({
        kind: 'ANALYSIS_COMPLETED',
        readAt: null,
        analysis: { id, status: 'COMPLETED' },
      }),
    ]);
    await user.client.request(DeleteAnalysisDocument, { input: { id } });
    const later = await user.client.request(MyNotificationsDocument, {});
    expect(later.viewer.notifications.nodes[0]).toMatchObject({ analysis: null });
  });

  it('are made once per cause', async () => {
    const user = await api.createUser();
    await notify(user, 3, () => 'the same');
    await notify(user, 1, () => 'the same');
    const { viewer } = await user.client.request(MyNotificationsDocument, {});
    expect(viewer.notifications.totalCount).toBe(1);
  });

  it('are made together for several people, with the same number of statements for any number', async () => {
    const people = [await api.createUser(), await api.createUser(), await api.createUser()];
    await notify(people[1]!, 2);
    const [one, two, three] = people.map(({ id }) => id) as [string, string, string];
    const make = (userIds: string[], cause: () => string = randomUUID) =>
      notifier.notifyEach(userIds.map((userId) => ({ userId, cause: cause() })));
    const few = await api.statements(() => make([one]));
    const many = await api.statements(() => make([two, one, two, three, two, one]));
    expect(many).toHaveLength(few.length);
    const again = await make([two, MISSING, one, two], () => 'same');
    expect(again.map((made) => made?.userId ?? null)).toEqual([two, null, one, null]);
    const counts = await Promise.all(
      people.map(
        async ({ client }) => (await client.request(MyNotificationsDocument, {})).viewer.notifications,
      ),
    );
    expect(counts.map(({ totalCount }) => totalCount)).toEqual([4, 6, 1]);
    for (const { nodes } of counts)
      expect(new Set(nodes.map(({ cursor }) => cursor)).size).toBe(nodes.length);
  });

  it('are paged newest first, by their sequence', async () => {
    const user = await api.createUser();
    await notify(user, 7);
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const { viewer } = await user.client.request(MyNotificationsDocument, { first: 3, after });
      seen.push(...viewer.notifications.nodes.map(({ message }) => message));
      after = viewer.notifications.pageInfo.hasNextPage ? viewer.notifications.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((n) => expect.stringContaining(`number ${n}`)));
  });

  it.each([{ first: 0 }, { first: 101 }, { after: 'x' }])('refuse the page %j', async (variables) => {
    const user = await api.createUser({ consents: false });
    const { errors } = await user.client.send(MyNotificationsDocument, variables);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('can be marked as read, once and again', async () => {
    const user = await api.createUser();
    await notify(user, 2);
    const { viewer: before } = await user.client.request(MyNotificationsDocument, {});
    const { id } = before.notifications.nodes[0]!;
    const mark = () => user.client.request(MarkNotificationReadDocument, { input: { id } });
    const first = (await mark()).markNotificationRead.notification?.readAt;
    expect(first).not.toBeNull();
    expect((await mark()).markNotificationRead.notification?.readAt).toBe(first);
    const { viewer } = await user.client.request(MyNotificationsDocument, { filter: { unreadOnly: true } });
    expect(viewer).toMatchObject({ unreadNotificationCount: 1, notifications: { totalCount: 1 } });
  });

  it('are listed by kind', async () => {
    const user = await api.createUser();
    await notify(user, 2);
    const { viewer } = await user.client.request(MyNotificationsDocument, {});
    const { kind } = viewer.notifications.nodes[0]!;
    const ofKind = async (asked: typeof kind) =>
      (await user.client.request(MyNotificationsDocument, { filter: { kind: asked } })).viewer.notifications;
    expect((await ofKind(kind)).nodes).toEqual(
      viewer.notifications.nodes.filter((each) => each.kind === kind),
    );
    expect(await ofKind('SYSTEM')).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('can all be marked as read, but not those of other people', async () => {
    const [user, other] = [await api.createUser(), await api.createUser()];
    await notify(user, 3);
    await notify(other, 1);
    const mark = () => user.client.request(MarkAllNotificationsReadDocument, {});
    expect((await mark()).markAllNotificationsRead.markedCount).toBe(3);
    expect((await mark()).markAllNotificationsRead.markedCount).toBe(0);
    const { viewer } = await other.client.request(MyNotificationsDocument, {});
    expect(viewer.unreadNotificationCount).toBe(1);
  });

  it('can be deleted', async () => {
    const user = await api.createUser();
    await notify(user, 1);
    const { viewer: before } = await user.client.request(MyNotificationsDocument, {});
    const { id } = before.notifications.nodes[0]!;
    const remove = () => user.client.send(DeleteNotificationDocument, { input: { id } });
    expect((await remove()).data?.deleteNotification.deletedNotificationId).toBe(id);
    expect((await remove()).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  it('are read with the same number of statements, whatever their number', async () => {
    const user = await api.createUser();
    for (let n = 0; n < 4; n += 1) await waitForEnd(user.client, await submit(user.client, portrait));
    const count = async (first: number) =>
      (await api.statements(() => user.client.request(MyNotificationsDocument, { first }))).length;
    const one = await count(1);
    expect(await count(4)).toBe(one);
    expect(one).toBeLessThanOrEqual(6);
  });

  it('are counted up to a limit', async () => {
    const user = await api.createUser();
    await notify(user, 1005);
    const { viewer } = await user.client.request(MyNotificationsDocument, { first: 1 });
    expect(viewer).toMatchObject({ unreadNotificationCount: 1000, notifications: { totalCount: 1005 } });
  });

  describe('live', () => {
    it('delivers those after the cursor first, then new ones, each once and in order', async () => {
      const user = await api.createUser();
      await notify(user, 250);
      const oldest = await user.client.request(MyNotificationsDocument, { first: 100 });
      const cursor = oldest.viewer.notifications.nodes.at(-1)!.cursor;
      const live = user.client.subscribe(NotificationReceivedDocument, { after: cursor });
      const seen: string[] = [];
      const reading = (async () => {
        for await (const { notificationReceived } of live) {
          seen.push(notificationReceived.cursor);
          if (notificationReceived.kind === 'ANALYSIS_COMPLETED') break;
        }
      })();
      await submit(user.client, portrait);
      await reading;
      expect(seen).toHaveLength(100);
      expect(new Set(seen).size).toBe(100);
      const { viewer } = await user.client.request(MyNotificationsDocument, { first: 100 });
      expect(seen).toEqual(viewer.notifications.nodes.map((node) => node.cursor).reverse());
    });

    it('delivers only new ones without a cursor', async () => {
      const user = await api.createUser();
      await notify(user, 3);
      const live = user.client.subscribe(NotificationReceivedDocument, {});
      const first = await api.firstOf(live, 'notifications');
      const id = await submit(user.client, portrait);
      expect((await first.item).value?.notificationReceived.analysis?.id).toBe(id);
      await live.return?.();
    });

    it('delivers nothing of another user', async () => {
      const [user, other] = [await api.createUser(), await api.createUser()];
      const live = user.client.subscribe(NotificationReceivedDocument, {});
      const first = await api.firstOf(live, 'notifications');
      await waitForEnd(other.client, await submit(other.client, portrait));
      const id = await submit(user.client, portrait);
      expect((await first.item).value?.notificationReceived.analysis?.id).toBe(id);
      await live.return?.();
    });

    it('rejects an unknown cursor', async () => {
      const user = await api.createUser({ consents: false });
      const live = user.client.subscribe(NotificationReceivedDocument, { after: 'nonsense' });
      await expect(live.next()).rejects.toThrow('cursor');
    });
  });

  it.each([
    ['markNotificationRead', MarkNotificationReadDocument],
    ['deleteNotification', DeleteNotificationDocument],
  ] as const)('of another user cannot be told from a missing one: %s', async (_name, document) => {
    const [user, other] = [await api.createUser(), await api.createUser()];
    await notify(other, 1);
    const { viewer } = await other.client.request(MyNotificationsDocument, {});
    const answers = await Promise.all(
      [viewer.notifications.nodes[0]!.id, idOf('Notification', MISSING), 'no-id'].map((id) =>
        user.client.sendText(String(document), { input: { id } }),
      ),
    );
    const [first, ...others] = answers.map(({ errors }) => errors?.[0]);
    expect(first?.extensions?.code).toBe('NOT_FOUND');
    for (const answer of others) expect(answer).toEqual(first);
  });

  it.each([
    ['markNotificationRead', MarkNotificationReadDocument, { input: { id: idOf('Notification', MISSING) } }],
    ['markAllNotificationsRead', MarkAllNotificationsReadDocument, {}],
    ['deleteNotification', DeleteNotificationDocument, { input: { id: idOf('Notification', MISSING) } }],
    ['viewer.notifications', MyNotificationsDocument, {}],
  ] as const)('are closed to strangers: %s', async (_name, document, variables) => {
    const { errors } = await api.stranger().sendText(String(document), variables);
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
