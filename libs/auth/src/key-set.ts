import type { JsonWebKey, KeyObject } from 'node:crypto';
import type { TokenConfig } from '#libs/configs';
import { tokenKey } from './token-key';

/** A public key as others read it (RFC 7517 §4). */
export interface PublishedKey extends JsonWebKey {
  readonly use: 'sig';
  readonly alg: string;
  readonly kid: string;
}

/** The public keys by which anybody can verify access tokens: none where secrets sign them. */
export class KeySet {
  readonly keys: readonly PublishedKey[];

  constructor({ publicKeys }: TokenConfig) {
    this.keys = publicKeys.map(published);
  }
}

function published(publicKey: KeyObject): PublishedKey {
  const { id, algorithm } = tokenKey(publicKey);
  return { ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: algorithm, kid: id };
}
