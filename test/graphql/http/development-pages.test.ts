import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OutboxMailer } from '../../../src/platform/mail/mail.ts';
import { Fixture, PRODUCTION } from '../fixture.ts';

let folder: string;
let api: Fixture;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skincare-pages-'));
  api = await Fixture.start({}, { DATA_DIR: folder });
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const send = (subject: string, html: string) =>
  new OutboxMailer({ folder: join(folder, 'outbox'), from: 'app@example.com' }).send({
    ...{ to: 'ada@example.com', subject, html, text: `Text of ${subject}` },
  });
const hrefs = (text: string) => [...text.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!);

describe('the start page', () => {
  it('leads to pages that are there', async () => {
    const { status, text, headers } = await api.fetch('/');
    expect([status, headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("'none'"),
    ]);
    expect(hrefs(text)).toEqual(['/explorer/', '/graphql', '/outbox', '/health', '/ready']);
    for (const href of hrefs(text)) {
      expect((await api.fetch(href, { headers: { accept: 'text/html' } })).status, href).toBe(200);
    }
  });

  const statusWith = async (headers: Record<string, string>) => {
    const [response] = (await once(get(`${api.url}/outbox`, { headers }), 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  };

  it('is for this machine, by its own names', async () => {
    for (const host of ['localhost:4000', '127.0.0.1:4000', '[::1]:4000', 'localhost'])
      expect(await statusWith({ host }), host).toBe(200);
    expect(await statusWith({ host: 'localhost:4000', origin: 'http://localhost:4000' })).toBe(200);
  });

  it.each<Record<string, string>>([
    { host: 'rebound.evil.example' },
    { host: 'rebound.local' },
    { host: '192.168.0.7:4000' },
    { host: 'localhost:4000', origin: 'http://192.168.0.1' },
    { host: 'localhost:4000', origin: 'http://printer.local' },
    { host: 'localhost:4000', origin: 'http://localhost:3000' },
    { host: 'localhost:4000', origin: 'null' },
    { host: 'localhost:4000', 'x-forwarded-for': '203.0.113.7' },
    { host: 'public.example', 'x-forwarded-host': 'localhost' },
  ])('is not for %j', async (headers) => {
    expect(await statusWith(headers)).toBe(404);
  });

  it('is not in production', async () => {
    const production = await Fixture.start({}, { ...PRODUCTION, DATA_DIR: folder });
    for (const path of ['/', '/outbox']) expect((await production.fetch(path)).status).toBe(404);
    await production.close();
  });
});

describe('the outbox', () => {
  it('shows mails as they look, the newest first, and runs nothing of them', async () => {
    expect((await api.fetch('/outbox')).text).toContain('No mail');
    await send('First', '<html><head></head><body><a href="https://app.example/">Open</a></body></html>');
    await send('<script>alert(1)</script>', '<img src=x onerror=alert(1)><script>alert(2)</script>Grüße');
    const list = (await api.fetch('/outbox')).text;
    expect(list).not.toContain('<script>');
    expect(list.indexOf('&lt;script&gt;')).toBeLessThan(list.indexOf('First'));
    const [newest, first] = hrefs(list);
    const page = await api.fetch(newest!);
    expect(page.text).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(page.text).toContain('ada@example.com');
    expect(page.text).not.toContain('<script>');
    const mail = await api.fetch(`${newest}/html`);
    expect(mail.text).toContain('Grüße');
    const policy = mail.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/; sandbox (?!.*allow-scripts)/);
    expect((await api.fetch(`${first}/html`)).text).toContain('<base target="_blank">');
  });

  it.each(['/outbox/..%2f..%2fsecret', '/outbox/missing', '/outbox/missing/html', '/outbox/%00'])(
    'has no %s',
    async (path) => expect((await api.fetch(path)).status).toBe(404),
  );
});
