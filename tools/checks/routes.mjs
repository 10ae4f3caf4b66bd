import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const dist = resolve(process.argv[2] ?? 'dist');
const require = createRequire(`${dist}/`);
require('reflect-metadata');

/** Where the gateway's controllers lie, and what says who may use a route there. */
const PLACES = [
  { pattern: 'apps/order_system/src/**/*.controller.js', declaration: 'access' },
  { pattern: 'libs/common/src/**/*.controller.js', declaration: 'isPublic' },
];

// Nest refuses such a route at each request; this tells it to whoever builds one.
const routes = PLACES.flatMap(({ pattern, declaration }) =>
  controllersIn(pattern).flatMap((controller) => routesOf(controller, declaration)),
);
const undeclared = routes.filter(({ declared }) => !declared);
for (const { name } of undeclared)
  console.error(`${name}: who may use this route? Declare it with @Endpoint`);
if (routes.length === 0) console.error(`no routes found in ${dist}`);
if (undeclared.length > 0 || routes.length === 0) process.exitCode = 1;

function controllersIn(pattern) {
  return globSync(pattern, { cwd: dist })
    .sort()
    .flatMap((file) => Object.values(require(`${dist}/${file}`)))
    .filter((exported) => typeof exported === 'function' && Reflect.hasMetadata('__controller__', exported));
}

function routesOf(controller, declaration) {
  return Object.getOwnPropertyNames(controller.prototype)
    .map((name) => ({ name, handler: controller.prototype[name] }))
    .filter(({ handler }) => typeof handler === 'function' && Reflect.hasMetadata('method', handler))
    .map(({ name, handler }) => ({
      name: `${controller.name}.${name}`,
      declared: [handler, controller].some((target) => Reflect.hasMetadata(declaration, target)),
    }));
}
