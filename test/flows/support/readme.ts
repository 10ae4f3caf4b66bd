import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root, system } from './system';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The text below a heading, up to the next heading of its level or above. */
export function sectionOf(heading: string): string {
  const [, level = '', text = ''] =
    new RegExp(`^(#+) ${heading}\\n([^]*?)(?=^#{1,2} |$(?![^]))`, 'm').exec(readme) ?? [];
  if (level === '') throw new Error(`the README has no section "${heading}"`);
  return text;
}

/** The commands of a section, in their order. */
export function commandsOf(section: string): string[] {
  return section.split('\n').filter((line) => line.startsWith('curl '));
}

/** Runs a command as it stands there, but for the address and the values in angle brackets. */
export async function run(
  command: string | undefined,
  values: Readonly<Record<string, string>> = {},
): Promise<string> {
  const here = (command ?? '').replace('http://localhost:3000', system.url);
  const filledIn = here.replaceAll(/<(\w+)>/g, (placeholder, name: string) => values[name] ?? placeholder);
  const { stdout } = await promisify(execFile)('sh', ['-c', filledIn]);
  return stdout;
}
