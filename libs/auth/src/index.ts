export * from './access-tokens';
export * from './auth.module';
export * from './basket-tokens';
export * from './caller';
export * from './token-checks';
export * from './token-key';
