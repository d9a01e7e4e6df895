import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Fixture, SOON } from '../fixture.ts';

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

describe.runIf(CHROMIUM)('the offline explorer in Chromium', { timeout: 240_000 }, () => {
  let api: Fixture;
  let browser: Browser;
  const elsewhere: string[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    api = await Fixture.start();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  async function open(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 800 } });
    const page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(api.url) && !/^(data|blob):/.test(request.url()))
        elsewhere.push(request.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(`${api.url}/explorer`, { waitUntil: 'networkidle' });
    return page;
  }
  /** Types, sends and waits; types anew where the explorer sent what stood there before, which it does on a slow machine. */
  async function send(page: Page, query: string, answer: string): Promise<void> {
    const editor = page.locator('app-query-editor .cm-content').first();
    const shown = page.locator('app-query-result').getByText(answer).first();
    for (let tries = 0; tries < 3 && !(await shown.isVisible()); tries++) {
      await editor.fill(query + ' '.repeat(tries));
      await page.locator('.send-request__button').first().click();
      await shown.waitFor({ timeout: 4000 }).catch(() => undefined);
    }
    await shown.waitFor({ timeout: 4000 });
  }
  const logIn = (page: Page) => send(page, 'mutation Enter { enter { accessToken } }', 'good.explorer');
  const docs = (page: Page) => page.locator('app-doc-viewer').getByText('Subscription').first().waitFor();
  /** A tab without an example, as the examples do not fit the schema of these tests. */
  const openTab = async (page: Page) => {
    await docs(page);
    await page.locator('.window-switcher__item').last().click();
    await page.locator('app-query-editor').getByText('query Start').first().waitFor();
  };
  /** Does the steps in a new session of the browser, and again while they fail: the subject is the server, not the explorer's pace. */
  async function explore(steps: (page: Page) => Promise<void>, begin = openTab): Promise<void> {
    const failures: string[] = [];
    while (failures.length < 6) {
      const page = await open();
      try {
        await begin(page);
        return await steps(page);
      } catch (error) {
        const shown = await page.locator('app-query-editor, app-query-result').allInnerTexts();
        failures.push(`${error}\nThe explorer showed:\n${shown.join('\n')}`);
      } finally {
        await page.context().close();
      }
    }
    throw new Error(failures.join('\n\n'));
  }

  test('opens with examples and the documentation, also in other tabs and after a reload', () =>
    explore(async (page) => {
      const tab = (name: string) => page.locator('.window-switcher__item').filter({ hasText: name }).first();
      const shows = async (query: string) => {
        await page.locator('app-query-editor').getByText(query).first().waitFor();
        await docs(page);
      };
      await shows('mutation Login');
      await tab('Today').click();
      await shows('query TodayRoutine');
      await tab('Log in').click();
      await shows('mutation Login');
      await page.reload({ waitUntil: 'networkidle' });
      await shows('mutation Login');
    }, docs));

  test('sends a query', () =>
    explore((page) => send(page, 'query Hello { hello(name: "Ada") }', 'Hello, Ada.')));

  test('keeps the access token of a response', () =>
    explore(async (page) => {
      await logIn(page);
      await send(page, 'query Viewer { viewer { id } }', '"ada"');
    }));

  test('holds a subscription', () =>
    explore(async (page) => {
      const received: string[] = [];
      page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => received.push(String(payload))),
      );
      await logIn(page);
      await send(page, 'subscription Ticks { ticked(count: 3, every: 300) }', 'ticked');
      await expect.poll(() => received.filter((text) => text.includes('"next"')).length, SOON).toBe(3);
      await expect.poll(() => api.witness.openStreams, SOON).toBe(0);
    }));

  test('uploads a file', async () => {
    await explore(async (page) => {
      await logIn(page);
      await page.locator('[track-id=toggle_variables]').click();
      await page.locator('[track-id=add_file_variable]').click();
      await page.locator('input[type=file].variables-file-item-input').setInputFiles({
        name: 'face.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.alloc(1234, 7),
      });
      await send(
        page,
        'mutation Read($file: Upload!) { readFile(input: { file: $file }) { bytes } }',
        'bytes',
      );
    });
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
