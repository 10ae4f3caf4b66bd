import { createZodDto } from 'nestjs-zod';
import { CreateApiKey } from '#contracts/users/commands/create-api-key.v1';
import { RevokeApiKey } from '#contracts/users/commands/revoke-api-key.v1';
import { ListApiKeys } from '#contracts/users/queries/list-api-keys.v1';

export class ApiKeyPath extends createZodDto(RevokeApiKey.input) {}
export class ApiKeysQuery extends createZodDto(ListApiKeys.input) {}
export class CreateApiKeyBody extends createZodDto(CreateApiKey.input) {}
export class NewApiKey extends createZodDto(CreateApiKey.output) {}
export class ApiKeyPage extends createZodDto(ListApiKeys.output) {}
