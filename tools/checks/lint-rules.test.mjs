import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { ESLint, Linter } from 'eslint';

const repository = resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: repository });

/** What the rule says of the code, as it is configured for the file. */
async function complaints(rule, file, code) {
  const { rules } = await eslint.calculateConfigForFile(join(repository, file));
  return new Linter().verify(code, { rules: { [rule]: rules[rule] } }).map(({ message }) => message);
}

const route = "import { Controller, Get } from '@nestjs/common';";

test('the gateway has no other way to declare a route than @Endpoint', async () => {
  const file = 'apps/order_system/src/orders/orders.controller.ts';
  const [message, ...others] = await complaints('no-restricted-imports', file, route);
  assert.match(message, /'Get' import from '@nestjs\/common' is restricted.*@Endpoint/);
  assert.deepEqual(others, []);
});

test('@Endpoint itself is made of what it replaces', async () => {
  const file = 'apps/order_system/src/api/endpoint.decorator.ts';
  assert.deepEqual(await complaints('no-restricted-imports', file, route), []);
});

test('the environment is out of reach in the gateway as elsewhere', async () => {
  const code = "import { env } from 'node:process';";
  for (const file of ['apps/order_system/src/main.ts', 'apps/orders/src/main.ts'])
    assert.equal((await complaints('no-restricted-imports', file, code)).length, 1);
});
