import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { events } from '#contracts/events';

const contracts = resolve(__dirname, '../../contracts');

it('all events are listed', () => {
  const constants = globSync('*/events/*.ts', { cwd: contracts }).map((file) => {
    const [, name] = /^export const (\w+)/m.exec(readFileSync(resolve(contracts, file), 'utf8')) ?? [];
    return name;
  });
  expect(Object.keys(events).sort()).toEqual(constants.sort());
});
