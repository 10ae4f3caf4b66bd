import { ExchangeApiKey } from '#contracts/users/commands/exchange-api-key.v1';
import type { InputOf, OutputOf } from '#contracts/kernel/define-command';
import { AccessTokenSigner } from '#libs/auth';
import { newId } from '#libs/common';
import { CommandHandler } from '#libs/messaging';
import { secondsLeft } from '../domain/api-key';
import { InvalidApiKey } from '../domain/api-key.errors';
import { ApiKeyRepository } from '../persistence/api-key.repository';
import { SessionPolicy } from '../security/session-policy';

/** The token ends with its key at the latest; the gateway asks again much sooner, and looks at the marks of what was revoked. */
@CommandHandler(ExchangeApiKey, { transaction: 'none' })
export class ExchangeApiKeyHandler {
  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly signer: AccessTokenSigner,
    private readonly policy: SessionPolicy,
  ) {}

  async handle({ key: secret }: InputOf<typeof ExchangeApiKey>): Promise<OutputOf<typeof ExchangeApiKey>> {
    // Made first, so that a revocation that comes between the look and the signature meets the token.
    const tokenId = newId();
    const now = new Date();
    const presented = await this.keys.find(secret);
    if (!presented || presented.userDisabled) throw new InvalidApiKey();
    const { key, userId, roles } = presented;
    const expiresIn = Math.min(this.policy.accessTokenSeconds, secondsLeft(key, now));
    if (expiresIn === 0) throw new InvalidApiKey();
    await this.keys.recordUse(key.id, now);
    const subject = { id: userId, roles, scopes: key.scopes, sessionId: key.id };
    return { accessToken: await this.signer.sign(subject, tokenId, expiresIn), expiresIn };
  }
}
