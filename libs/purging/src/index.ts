export * from './purge';
export * from './purger';
export * from './purging.module';
