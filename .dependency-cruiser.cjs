const npm = (...names) => `^node_modules/(@types/)?(${names.join('|')})/`;
const production = '^(apps|libs|contracts)/';
const tests = '[.](spec|int-spec|e2e-spec)[.]ts$';
const generatedClient = '^apps/[^/]+/src/persistence/generated/';

/** Name, reason, importer, imported: every rule is an error and has a probe in test/architecture/probes.ts. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'apps-do-not-import-apps',
      'Services speak to each other through RabbitMQ.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    rule(
      'libs-do-not-import-apps',
      'Libraries do not know who uses them.',
      { path: '^libs/' },
      { path: '^apps/' },
    ),
    rule(
      'lowest-libs-stand-alone',
      'common and configs are the floor that the other libraries stand on.',
      { path: '^libs/(common|configs)/' },
      { path: '^libs/', pathNot: '^libs/(common|configs)/' },
    ),
    rule(
      'messaging-is-the-highest-lib',
      'messaging builds on the other libraries, never the reverse.',
      { path: '^libs/', pathNot: '^libs/messaging/' },
      { path: '^libs/messaging/' },
    ),
    rule(
      'libs-are-entered-by-their-index',
      'What a library does not export is its own business.',
      { path: '^(?:apps|libs)/([^/]+)/' },
      { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index[.]ts$', '^libs/[^/]+/src/testing/'] },
    ),
    rule(
      'contracts-import-only-zod',
      'Contracts are what another team would copy: data and its shape, no code of ours.',
      { path: '^contracts/', pathNot: tests },
      { pathNot: ['^contracts/', npm('zod')] },
    ),
    rule(
      'contracts-kernel-is-the-lowest',
      'The kernel knows no owner.',
      { path: '^contracts/kernel/' },
      { path: '^contracts/', pathNot: '^contracts/kernel/' },
    ),
    rule(
      'contracts-share-schemas-not-messages',
      'A message is defined by its owner alone: owners share value schemas, never commands and events.',
      { path: '^contracts/([^/]+)/', pathNot: ['^contracts/kernel/', tests] },
      { path: '^contracts/[^/]+/(commands|events|queries)/', pathNot: '^contracts/$1/' },
    ),
    rule(
      'of-libs-only-messaging-imports-contracts',
      'The other libraries are about no business at all.',
      { path: '^libs/', pathNot: '^libs/messaging/' },
      { path: '^contracts/' },
    ),
    rule(
      'domain-is-pure',
      'Domain code decides: it needs no framework, no database, no clock of its own.',
      { path: '^apps/([^/]+)/src/domain/', pathNot: tests },
      { pathNot: ['^apps/$1/src/domain/', '^libs/common/', '^contracts/'] },
    ),
    rule(
      'prisma-stays-in-persistence',
      'Use cases speak to repositories, not to the ORM.',
      { path: '^apps/', pathNot: '^apps/[^/]+/src/persistence/' },
      { path: [generatedClient, npm('@prisma/[^/]+', 'pg')] },
    ),
    rule(
      'gateway-has-no-database',
      'The gateway holds no state and no domain rule.',
      { path: '^apps/order_system/' },
      { path: ['^libs/prisma/', npm('@prisma/[^/]+', 'pg')] },
    ),
    rule(
      'amqp-stays-in-messaging',
      'Delivery guarantees are written once.',
      { path: production, pathNot: '^libs/messaging/' },
      { path: npm('amqplib', 'amqp-connection-manager', '@golevelup/nestjs-rabbitmq') },
    ),
    rule(
      'ioredis-stays-in-redis',
      'Connections, key prefixes and shutdown of Redis are written once.',
      { path: production, pathNot: '^libs/redis/' },
      { path: npm('ioredis') },
    ),
    rule(
      'production-does-not-import-tests',
      'Test code is not shipped.',
      { path: production, pathNot: tests },
      { path: [tests, '^test/'] },
    ),
    rule(
      'production-does-not-import-dev-dependencies',
      'A production install has no devDependencies.',
      { path: production, pathNot: [tests, '/src/testing/'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    ),
    rule(
      'dependencies-are-declared',
      'What is imported stands in package.json.',
      { pathNot: generatedClient },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'imports-resolve',
      'An import that leads nowhere escapes every other rule.',
      {},
      { couldNotResolve: true },
    ),
    rule(
      'no-circular-imports',
      'A cycle has no order of reading.',
      { pathNot: generatedClient },
      { circular: true },
    ),
    rule(
      'no-orphans',
      'A module that nothing imports and that imports nothing is dead.',
      { orphan: true, pathNot: ['[.]d[.]ts$', '^tools/', generatedClient, tests] },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: ['^node_modules/', generatedClient] },
    exclude: { path: ['^dist/', '^clients/typescript/dist/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
