import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandsOf, run, sectionOf } from './support/readme';
import { root, system } from './support/system';

const section = sectionOf('Build a shop on it in ten minutes');

/** What later commands need of an answer, by the name that stands in angle brackets there. */
const learns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'GET /products': { productId: 'items.0.id' },
  'POST /basket': { basketId: 'id', basketToken: 'token' },
  'POST /auth/login': { token: 'accessToken' },
  'POST /orders': { orderId: 'id' },
};

function routeOf(command: string): string {
  const [, method = 'GET'] = /-X (\w+)/.exec(command) ?? [];
  const [, path = ''] = /http:\/\/localhost:3000([^\s?"]*)/.exec(command) ?? [];
  return `${method} ${path}`;
}

function at(body: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], body);
}

describe('a shop, built in ten minutes', () => {
  it('sells and delivers by the commands of the README', async () => {
    const values: Record<string, string> = {
      email: `readme-${randomUUID()}@example.com`,
      anyNewId: randomUUID(),
      adminPassword: system.env.ADMIN_PASSWORD,
    };
    const told: Record<string, string> = {};
    for (const command of commandsOf(section)) {
      const route = routeOf(command);
      const answer = await run(command.replace('admin@example.com', system.env.ADMIN_EMAIL), values);
      told[route] = answer;
      if (route.endsWith('/events')) continue;
      const body = JSON.parse(answer) as { code?: string };
      expect([command, body.code]).toEqual([command, undefined]);
      const names =
        route === 'POST /auth/login' && values['token'] ? { staffToken: 'accessToken' } : learns[route];
      for (const [name, path] of Object.entries(names ?? {})) values[name] = String(at(body, path));
    }
    expect(told['POST /orders/<orderId>/deliver']).toContain('"DELIVERED"');
    expect(told['GET /orders/<orderId>/events']).toMatch(
      /event: PLACED[^]*event: CONFIRMED[^]*event: DELIVERED/,
    );
    expect(told['GET /orders/<orderId>/payments']).toContain('"CAPTURED"');
  });

  it('and by the script that uses the client', async () => {
    const [, script = ''] = /```js\n([^]*?)```/.exec(section) ?? [];
    // Inside the repository, where the client can be imported.
    const folder = join(root, '.local', `readme-${randomUUID()}`);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'shop.mjs');
    writeFileSync(file, script.replace('http://localhost:3000', system.url));
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [file]);
      expect(stdout).toMatch(/PLACED\n[^]*CONFIRMED\n$/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
