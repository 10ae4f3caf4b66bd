import { transformFile } from '@swc/core';
import { globSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { repositoryRoot } from '../prisma/services.mjs';

const notOwners = ['kernel', 'samples'];

/** Every exchange and queue that the services declare in a namespace; a name may be of both kinds. */
export async function brokerNames(namespace, retryDelays) {
  const names = new (await namesClass())(namespace);
  const folders = (path) => readdirSync(join(repositoryRoot, path));
  const services = folders('apps');
  const reactions = globSync('apps/*/src/reactions/*.on-*.ts', { cwd: repositoryRoot });
  return [
    ...folders('contracts')
      .filter((owner) => !notOwners.includes(owner))
      .map((owner) => names.eventExchange(owner)),
    ...services.flatMap((service) => [
      names.commands(service),
      names.deadLetters(service),
      ...retryDelays.map((delay) => names.retry(service, delay)),
    ]),
    ...declaredBeforehand().map((name) => namespace + name),
    ...reactions.map((file) => names.reactionQueue(file.split(/[/\\]/)[1], basename(file, '.ts'))),
  ];
}

/** Among them the retry queues of the usual delays, whatever delays the system itself was given. */
function declaredBeforehand() {
  const file = join(repositoryRoot, 'rabbitmq/definitions.json');
  const { exchanges, queues } = JSON.parse(readFileSync(file, 'utf8'));
  return [...exchanges, ...queues].map(({ name }) => name);
}

// The names are spelled in TypeScript, once; a global setup runs before anything is compiled.
async function namesClass() {
  const { code } = await transformFile(join(repositoryRoot, 'libs/messaging/src/names.ts'), {
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
    module: { type: 'es6' },
  });
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).Names;
}
