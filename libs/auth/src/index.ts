export * from './access-tokens';
export * from './auth.module';
export * from './basket-tokens';
export * from './caller';
export * from './revocation-marks';
export * from './token-checks';
export * from './token-key';
