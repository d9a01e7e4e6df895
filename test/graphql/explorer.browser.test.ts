import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Fixture } from './fixture.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SANDBOX = `window.EmbeddedSandbox = class {
  constructor({ initialEndpoint }) {
    const frame = document.createElement('iframe');
    frame.src = 'https://sandbox.embed.apollographql.com/?endpoint=' + encodeURIComponent(initialEndpoint);
    document.querySelector('#embeddableSandbox').append(frame);
  }
};`;
if (!CHROMIUM && process.env.CI === 'true') {
  throw new Error('The tests of the explorer need Chromium when CI=true: install chromium.');
}
if (!CHROMIUM) console.warn('No Chromium was found: the tests of the explorer in a browser are left out.');

describe.runIf(CHROMIUM)('the offline explorer in Chromium', { timeout: 60_000 }, () => {
  let api: Fixture;
  let browser: Browser;
  let page: Page;
  const elsewhere: string[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    api = await Fixture.start();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
    page = await browser.newPage({ viewport: { width: 1400, height: 800 } });
    page.on('request', (request) => {
      if (!request.url().startsWith(api.url) && !/^(data|blob):/.test(request.url()))
        elsewhere.push(request.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(`${api.url}/explorer`, { waitUntil: 'networkidle' });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  async function send(query: string): Promise<void> {
    await page.locator('app-query-editor .cm-content').first().fill(query);
    await page.locator('.send-request__button').first().click();
  }
  /** The explorer takes what is typed a moment later; on a slow machine the click may come first, so it is sent again. */
  async function ask(query: string, answer: string): Promise<void> {
    const result = page.locator('app-query-result').getByText(answer).first();
    for (let tries = 0; tries < 6; tries++) {
      await send(query);
      const came = await result.waitFor({ timeout: 8000 }).then(
        () => true,
        () => false,
      );
      if (came) return;
    }
    throw new Error(`The explorer never showed ${answer}.`);
  }

  test('sends a query', async () => {
    await ask('query Hello { hello(name: "Ada") }', 'Hello, Ada.');
  });

  test('keeps the access token of a response', async () => {
    await ask('mutation Enter { enter { accessToken } }', 'good.explorer');
    const isKnown = async () => {
      await send('query Me { me { id } }');
      await page
        .locator('app-query-result')
        .getByText(/"ada"|UNAUTHENTICATED/)
        .first()
        .waitFor();
      return page.locator('app-query-result').getByText('"ada"').count();
    };
    await expect.poll(isKnown, { interval: 1000, timeout: 60_000 }).toBe(1);
  });

  test('holds a subscription', async () => {
    const received: string[] = [];
    page.once('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => received.push(String(payload))),
    );
    await ask('subscription Ticks { ticked(count: 3, every: 300) }', 'ticked');
    await expect
      .poll(() => received.filter((text) => text.includes('"next"')).length, { timeout: 60_000 })
      .toBeGreaterThanOrEqual(3);
    await expect.poll(() => api.witness.openStreams).toBe(0);
  });

  test('uploads a file', async () => {
    await page.locator('[track-id=toggle_variables]').click();
    await page.locator('[track-id=add_file_variable]').click();
    await page.locator('input[type=file].variables-file-item-input').setInputFiles({
      name: 'face.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.alloc(1234, 7),
    });
    await ask('mutation Read($file: Upload!) { readFile(input: { file: $file }) { bytes } }', 'bytes');
    expect(api.witness.files).toContain(1234);
  });

  test('needs no other server and violates no content security policy', () => {
    expect(elsewhere).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('and the landing page may load Apollo Sandbox', async () => {
    const sandbox = await browser.newPage();
    const refused: string[] = [];
    sandbox.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text());
    });
    // Stands in for the server of Apollo, which tests must not need.
    await sandbox.route(/^https:/, (route) =>
      route.request().url().includes('embeddable-sandbox')
        ? route.fulfill({ contentType: 'text/javascript', body: SANDBOX })
        : route.fulfill({ contentType: 'text/html', body: '<p>Sandbox</p>' }),
    );
    await sandbox.goto(`${api.url}/graphql`);
    await sandbox.frameLocator('iframe').getByText('Sandbox').waitFor();
    expect(refused).toEqual([]);
  });
});
