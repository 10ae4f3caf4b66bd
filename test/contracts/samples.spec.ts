import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { EventContract, EventOwner } from '#contracts/kernel/define-event';
import { Envelope } from '#contracts/kernel/envelope';

const contracts = resolve(__dirname, '../../contracts');
const owners: readonly string[] = [
  'basket',
  'orders',
  'catalog',
  'payments',
  'notifications',
  'users',
] satisfies EventOwner[];

interface Released {
  readonly file: string;
  readonly folder: string;
  readonly contract: EventContract;
}

async function load(file: string): Promise<Released> {
  const exported = Object.values((await import(join(contracts, file))) as Record<string, EventContract>);
  const contract = exported.find((value) => typeof value.of === 'function');
  if (!contract) throw new Error(`${file} exports no event`);
  return { file: basename(file, '.ts'), folder: dirname(dirname(file)), contract };
}

const sampleOf = (type: string) =>
  Envelope.parse(JSON.parse(readFileSync(join(contracts, 'samples', `${type}.json`), 'utf8')));

const files = globSync('*/events/*.ts', { cwd: contracts });
const samples = globSync('*.json', { cwd: join(contracts, 'samples') });

describe('samples of released events', () => {
  it('exist for every event and for nothing else', async () => {
    const types = (await Promise.all(files.map(load))).map(({ contract }) => contract.type);
    expect(samples.map((sample) => basename(sample, '.json')).sort()).toEqual(types.sort());
  });

  it.each(files)('of %s still reads as the very same data', async (file) => {
    const { contract } = await load(file);
    const sample = sampleOf(contract.type);
    expect(contract.data.parse(sample.data)).toStrictEqual(sample.data);
    expect(sample.type).toBe(contract.type);
    expect(sample.subject).toBe(contract.subject(sample.data));
  });
});

describe('events', () => {
  it.each(files)('%s has the type that its file is named after, in the folder of its owner', async (path) => {
    const { file, folder, contract } = await load(path);
    expect(contract.type.replace('.', '-')).toBe(file);
    expect(contract.owner).toBe(folder);
    expect(owners).toContain(contract.owner);
  });
});
