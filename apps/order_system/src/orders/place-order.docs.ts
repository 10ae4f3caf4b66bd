import { applyDecorators } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiHeader, ApiOperation } from '@nestjs/swagger';
import { ApiProblems } from '../http/api-problems.decorator';
import { OrderDto, SubmittedOrder } from './order.dto';

const headers = {
  Location: { description: 'Where the order is', schema: { type: 'string' } },
  'Idempotency-Replayed': {
    description: '`true` where this is the first answer again',
    schema: { type: 'string' },
  },
  'Preference-Applied': { description: 'How long the answer was held', schema: { type: 'string' } },
} as const;

export function ApiPlaceOrder(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      summary: 'Checks a basket out',
      description: 'A basket is checked out once: again, it answers the same order.',
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Makes a repeated request answer the first answer again; 1 to 255 printable characters',
    }),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: '`wait=N` holds the answer up to N seconds, 30 at most, for the order to be settled',
      example: 'wait=10',
    }),
    ApiAcceptedResponse({ type: SubmittedOrder, headers, description: 'The order is on its way' }),
    ApiCreatedResponse({ type: OrderDto, headers, description: 'It settled while waited for' }),
    ApiProblems(400, 401, 404, 409, 422),
  );
}
