export * from './access-tokens';
export * from './auth.module';
export * from './caller';
