import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OutboxMailer } from '../../src/platform/mail/mail.ts';
import { Fixture, PRODUCTION } from './fixture.ts';

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

  it('is only for this machine by one of its own names', async () => {
    const statusOf = async (host: string) => {
      const [response] = (await once(get(`${api.url}/outbox`, { headers: { host } }), 'response')) as [
        IncomingMessage,
      ];
      response.resume();
      return response.statusCode;
    };
    expect(await statusOf('localhost:4000')).toBe(200);
    expect(await statusOf('rebound.evil.example')).toBe(404);
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
