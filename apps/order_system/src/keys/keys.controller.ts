import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { KeySet } from '#libs/auth';
import { Endpoint } from '../api/endpoint.decorator';
import { KeySetDto } from './key-set.dto';
import { keySet } from './key-set.examples';

@ApiTags('auth')
@Controller('.well-known')
export class KeysController {
  constructor(private readonly keys: KeySet) {}

  @Endpoint('GET', 'jwks.json', {
    summary: 'The public keys by which anybody can verify access tokens',
    description:
      'A JSON Web Key Set (RFC 7517). A new key is here before it signs anything. There are none where access tokens ' +
      'are signed with a secret.',
    access: 'public',
    cacheSeconds: 300,
    answers: { 200: { description: 'The keys', type: KeySetDto, example: keySet } },
  })
  getKeySet(): KeySet {
    return this.keys;
  }
}
