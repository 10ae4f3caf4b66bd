import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { events } from '#contracts/events';
import type { RequestContract, ServiceName } from '#contracts/kernel/define-command';
import { requestPrefixes } from '#contracts/kernel/request-prefixes';
import { asks, emits } from '#contracts/participants';

const repository = resolve(__dirname, '../..');
const services = Object.keys(emits) as ServiceName[];
const isProduction = (file: string) => !/[.](int-)?spec[.]ts$|[/]testing[/]|[/]generated[/]/.test(file);

const sourcesOf = (service: string) =>
  globSync(`apps/${service}/src/**/*.ts`, { cwd: repository })
    .filter(isProduction)
    .map((file) => readFileSync(resolve(repository, file), 'utf8'));

const namesIn = (sources: readonly string[], pattern: RegExp) => [
  ...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => String(name)))),
];

const requests = async () => {
  const files = globSync('contracts/*/{commands,queries}/*.ts', { cwd: repository });
  const modules = await Promise.all(
    files.map((file) => import(resolve(repository, file)) as Promise<Record<string, RequestContract>>),
  );
  return modules.flatMap((module) => Object.values(module).filter(({ kind }) => kind !== undefined));
};

describe('participants', () => {
  it.each(services)('%s emits what its code makes events of, and nothing else', (service) => {
    const made = namesIn(sourcesOf(service), /\b([A-Z]\w+)\.of\(/g).filter((name) => name in events);
    const contracts = made.map((name) => events[name as keyof typeof events].type);
    expect(emits[service].map(({ type }) => type).sort()).toEqual(contracts.sort());
  });

  it.each(services)('%s asks for what its code sends requests of, and nothing else', async (service) => {
    const askers = sourcesOf(service).filter((source) => source.includes('RequestClient'));
    const sent = namesIn(askers, /\.send\(\s*([A-Z]\w+)/g);
    const files = namesIn(askers, /from '#contracts\/([^']+\/(?:commands|queries)\/[^']+)'/g);
    expect(asks[service]).toHaveLength(sent.length);
    const imported = await Promise.all(
      files.map((file) => import(resolve(repository, 'contracts', file)) as Promise<Record<string, unknown>>),
    );
    for (const name of sent) expect(asks[service]).toContain(imported.find((file) => name in file)?.[name]);
  });

  it('of every event at least one service is the source', () => {
    const emitted = new Set(Object.values(emits).flat());
    expect(Object.values(events).filter((event) => !emitted.has(event))).toEqual([]);
  });

  it('of every request the name begins as its service prescribes', async () => {
    const all = await requests();
    expect(all.length).toBeGreaterThan(50);
    for (const { name, owner } of all) expect(name.split('.')[0]).toBe(requestPrefixes[owner]);
  });
});
