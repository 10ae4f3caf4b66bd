import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import type { OutputOf } from '#contracts/kernel/define-command';
import { CreateApiKey } from '#contracts/users/commands/create-api-key.v1';
import { RevokeApiKey } from '#contracts/users/commands/revoke-api-key.v1';
import { ListApiKeys } from '#contracts/users/queries/list-api-keys.v1';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { ApiKeyPage, ApiKeyPath, ApiKeysQuery, CreateApiKeyBody, NewApiKey } from './api-key.dto';
import { newKey, warehouse, warehouseShownOnce } from './api-key.examples';

const access = 'account:manage';

@ApiTags('account')
@Controller('auth/api-keys')
export class ApiKeysController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('POST', '', {
    summary: 'Makes an API key by which a back end acts for the caller',
    description:
      'The key is shown this once; a repeated request shows `null` in its place. It can do what its `scopes` say, as long as ' +
      'its owner may do that too, and never manages accounts. Send it as `X-Api-Key`.',
    access,
    sends: [CreateApiKey],
    idempotent: true,
    bodyExample: newKey,
    answers: { 201: { description: 'The key', type: NewApiKey, example: warehouseShownOnce } },
  })
  createApiKey(
    @Body() body: CreateApiKeyBody,
    @Sender() sender: SendOptions,
  ): Promise<Answer<OutputOf<typeof CreateApiKey>>> {
    return this.client.send(CreateApiKey, body, sender);
  }

  @Endpoint('GET', '', {
    summary: "The caller's API keys, newest first",
    description: 'Those that have expired, too; the keys themselves are shown to nobody.',
    access,
    sends: [ListApiKeys],
    answers: {
      200: {
        description: 'A page of API keys',
        type: ApiKeyPage,
        example: { items: [warehouse], nextCursor: null },
      },
    },
  })
  listApiKeys(
    @Query() query: ApiKeysQuery,
    @Sender() sender: SendOptions,
  ): Promise<Answer<OutputOf<typeof ListApiKeys>>> {
    return this.client.send(ListApiKeys, query, sender);
  }

  @Endpoint('DELETE', ':keyId', {
    summary: 'Revokes an API key, at once',
    access,
    sends: [RevokeApiKey],
    answers: { 204: { description: 'The key opens nothing any more' } },
  })
  revokeApiKey(@Param() path: ApiKeyPath, @Sender() sender: SendOptions): Promise<Answer<object>> {
    return this.client.send(RevokeApiKey, path, sender);
  }
}
