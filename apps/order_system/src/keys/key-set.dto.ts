import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

const PublicKey = z.object({
  kty: z.enum(['RSA', 'EC']),
  use: z.literal('sig'),
  alg: z.enum(['RS256', 'ES256']),
  kid: z.string().describe('As in the header of the tokens that the key verifies'),
  n: z.string().optional().describe('RSA: the modulus, in base64url'),
  e: z.string().optional().describe('RSA: the exponent, in base64url'),
  crv: z.literal('P-256').optional().describe('EC: the curve'),
  x: z.string().optional().describe('EC: a coordinate, in base64url'),
  y: z.string().optional().describe('EC: a coordinate, in base64url'),
});

export class KeySetDto extends createZodDto(z.object({ keys: z.array(PublicKey) })) {}
