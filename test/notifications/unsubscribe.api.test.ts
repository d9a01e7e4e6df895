import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DeleteAccountDocument,
  MyNotificationPreferencesDocument,
  UpdateProfileDocument,
} from '../../operations/generated.ts';
import { PASSWORD, TestApi, type TestUser } from '../setup/api.ts';
import { Notifier } from '../setup/notifier.ts';

let api: TestApi;
let notifier: Notifier;
beforeAll(async () => {
  api = await TestApi.start({ RATE_LIMIT_UNSUBSCRIBE_LINKS_PER_HOUR: '6' });
  notifier = await Notifier.open(api);
});
afterAll(async () => {
  await notifier.close();
  await api.close();
});

const ONE_CLICK = {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'List-Unsubscribe=One-Click',
};

/** Somebody and the link of a mail that they got. */
async function withLink(): Promise<{ user: TestUser; link: string }> {
  const user = await api.createUser({ consents: false });
  await notifier.notify(user.id, { kind: 'SYSTEM' });
  const mail = await api.mail(user.email);
  return { user, link: mail.headers['list-unsubscribe']!.slice(1, -1) };
}

const mailOn = async ({ client }: TestUser) => {
  const { viewer } = await client.request(MyNotificationPreferencesDocument, {});
  const mails = viewer.notificationPreferences.toggles.filter(({ channel }) => channel === 'EMAIL');
  return mails.filter(({ enabled }) => enabled).map(({ kind }) => kind);
};

const BEFORE = ['CONSULTATION_UPDATE', 'SECURITY', 'SAFETY', 'SYSTEM'];
const AFTER = ['CONSULTATION_UPDATE', 'SECURITY', 'SAFETY'];

describe('a link of a mail', () => {
  it('asks on GET and HEAD and changes nothing, as programs open links', async () => {
    const { user, link } = await withLink();
    const response = await fetch(link);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    const html = await response.text();
    expect(html).toContain('<form method="post">');
    expect(html).not.toContain(user.email);
    await fetch(link, { method: 'HEAD' });
    expect(await mailOn(user)).toEqual(BEFORE);
  });

  it('turns mail of its kind off on POST, without a login, idempotently, and records it once', async () => {
    const { user, link } = await withLink();
    for (const _ of [1, 2]) {
      const response = await fetch(link, ONE_CLICK);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('Done');
    }
    expect(await mailOn(user)).toEqual(AFTER);
    const { viewer } = (await user.client
      .sendText('{ viewer { auditLog(first: 10) { nodes { action actor } } } }', {})
      .then(({ data }) => data)) as { viewer: { auditLog: { nodes: { action: string; actor: string }[] } } };
    const noted = viewer.auditLog.nodes.filter(({ action }) => action === 'EMAIL_UNSUBSCRIBED');
    expect(noted).toEqual([{ action: 'EMAIL_UNSUBSCRIBED', actor: 'UNKNOWN' }]);
    await notifier.notify(user.id, { kind: 'SYSTEM' });
    await notifier.notify(user.id, { kind: 'SECURITY', code: 'role.user' });
    expect((await api.mail(user.email, 2)).subject).toBe('The role of your account was changed');
  });

  it.each([
    ['a form of a browser', { method: 'POST', body: new FormData() }],
    ['no body', { method: 'POST' }],
    ['another body', { method: 'POST', body: '{"a":', headers: { 'content-type': 'application/json' } }],
  ])('works with %s', async (_what, init) => {
    const { user, link } = await withLink();
    expect((await fetch(link, init)).status).toBe(200);
    expect(await mailOn(user)).toEqual(AFTER);
  });

  it('rejects a large body', async () => {
    const { user, link } = await withLink();
    expect((await fetch(link, { ...ONE_CLICK, body: 'x'.repeat(5000) })).status).toBe(413);
    expect(await mailOn(user)).toEqual(BEFORE);
  });

  it('works only for its user and kind, and not if it was changed', async () => {
    const [{ user, link }, other] = [await withLink(), await withLink()];
    const changed = [
      link.replace('/SYSTEM', '/CONSULTATION_UPDATE'),
      link.replace('/SYSTEM', '/SECURITY'),
      link.replace('/SYSTEM', '/__proto__'),
      link.replace(user.id, other.user.id),
      link.replace(/expires=\d+/, 'expires=99999999999'),
      link.replace(/signature=[^&]+/, 'signature=AAAA'),
      link.replace(/\?.*/, ''),
      `${link}&viewer=${other.user.id}`,
    ];
    for (const wrong of changed) {
      for (const init of [{}, ONE_CLICK]) {
        const response = await fetch(wrong, { ...init, headers: { 'accept-language': 'de-DE,de;q=0.9' } });
        expect(response.status).toBe(404);
        expect(await response.text()).toContain('Dieser Link funktioniert nicht mehr');
      }
    }
    expect(await mailOn(user)).toEqual(BEFORE);
    expect(await mailOn(other.user)).toEqual(BEFORE);
  });

  it('opens nothing else: neither a photo nor an export', async () => {
    const { link } = await withLink();
    const { search } = new URL(link);
    for (const path of ['/exports/00000000-0000-7000-8000-000000000000', '/profile-pictures/x'])
      expect((await fetch(`${api.url}${path}${search}`)).status).toBe(404);
  });

  it('is in the user’s language', async () => {
    const { user, link } = await withLink();
    await user.client.request(UpdateProfileDocument, { input: { locale: 'de' } });
    expect(await (await fetch(link)).text()).toContain('Diese E-Mails abbestellen?');
    expect(await (await fetch(link, ONE_CLICK)).text()).toContain('Ihr Konto und den Dienst');
  });

  it('is limited for each user', async () => {
    const { link } = await withLink();
    for (let count = 0; count < 6; count += 1) expect((await fetch(link)).status).toBe(200);
    const refused = await fetch(link);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const { link: another } = await withLink();
    expect((await fetch(another)).status).toBe(200);
  });

  it('works for a closed account too, but not after the purge', async () => {
    const { user, link } = await withLink();
    await user.client.request(DeleteAccountDocument, { input: { password: PASSWORD } });
    expect((await fetch(link, ONE_CLICK)).status).toBe(200);
    await api.db.execute(`delete from users where id = '${user.id}'`);
    expect((await fetch(link, ONE_CLICK)).status).toBe(404);
  });
});
