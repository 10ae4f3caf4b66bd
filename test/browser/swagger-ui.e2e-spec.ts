import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type Person, aCustomer } from '../flows/support/people';
import { root, system } from '../flows/support/system';
import { readDocument } from '../support/openapi/document';
import { type OpenPage, browserPath, openPage } from './support/open-browser';

const size = { width: 1_200, height: 1_000 };

/** Where `npm run docs:screenshots` wants them. */
const images = process.env.SCREENSHOTS;

async function screenshot(page: Page, name: string): Promise<void> {
  if (images !== undefined) await page.screenshot({ path: join(root, images, `${name}.png`) });
}

function showFromTop(element: Locator): Promise<void> {
  return element.evaluate((shown: { scrollIntoView(): void }) => shown.scrollIntoView());
}

interface Document {
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Record<string, Record<string, { readonly tags: readonly string[] }>>;
}

// Whoever has no browser is told so by the name of what is skipped.
const title = browserPath ? 'Swagger UI' : 'Swagger UI (no Chromium here: set CHROMIUM_PATH)';

(browserPath ? describe : describe.skip)(title, () => {
  let opened: OpenPage;
  let page: Page;
  let customer: Person;

  beforeAll(async () => {
    [opened, customer] = await Promise.all([openPage(size), aCustomer()]);
    page = opened.page;
    await page.goto(`${system.url}/api/docs`);
    await page.locator('.opblock-tag').first().waitFor();
  });

  afterEach(() => expect(opened.complaints).toEqual([]));
  afterAll(() => opened.close());

  it('shows every area of the API, and unfolds its routes', async () => {
    const { tags, paths } = (await readDocument(system.url)) as unknown as Document;
    const shown = await page.locator('.opblock-tag').all();
    const areas = await Promise.all(shown.map((tag) => tag.getAttribute('data-tag')));
    expect(areas).toEqual(tags.map(({ name }) => name));

    await page.locator('.opblock-tag[data-tag="orders"]').click();
    const routes = page.locator('[id^="operations-orders-"]');
    await routes.first().waitFor();
    const documented = Object.values(paths).flatMap((path) => Object.values(path));
    expect(await routes.count()).toBe(documented.filter((route) => route.tags.includes('orders')).length);
    await showFromTop(page.locator('.scheme-container'));
    await screenshot(page, 'swagger-ui');
  });

  it('authorizes with an access token and tries a route out with it', async () => {
    await page.getByRole('button', { name: 'Authorize' }).click();
    const bearer = page.locator('.auth-container', { hasText: 'bearer' });
    await bearer.getByRole('textbox').fill(customer.token);
    await bearer.getByRole('button', { name: 'Apply credentials' }).click();
    await bearer.getByRole('button', { name: 'Close' }).click();

    await page.locator('.opblock-tag[data-tag="auth"]').click();
    const getMe = page.locator('#operations-auth-getMe');
    await getMe.locator('.opblock-summary').click();
    await getMe.getByRole('button', { name: 'Try it out' }).click();
    await getMe.getByRole('button', { name: 'Execute' }).click();

    const answer = getMe.locator('.live-responses-table .response');
    await answer.waitFor();
    expect(await answer.locator('.response-col_status').innerText()).toMatch(/^200/);
    expect(await answer.locator('.response-col_description').innerText()).toContain(customer.email);
    await showFromTop(getMe);
    await screenshot(page, 'swagger-ui-authorized');
  });
});
