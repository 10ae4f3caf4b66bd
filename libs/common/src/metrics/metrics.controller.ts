import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../http/public.decorator';
import { registry } from './metrics';

@ApiTags('ops')
@Public()
@Controller('metrics')
export class MetricsController {
  @Get()
  @Header('Content-Type', registry.contentType)
  @ApiOperation({ summary: 'Metrics in the Prometheus text format' })
  @ApiOkResponse({
    description: 'Each metric with its help, its type and its values',
    content: {
      'text/plain': {
        schema: { type: 'string' },
        example:
          '# HELP outbox_backlog Events that wait to be published\n# TYPE outbox_backlog gauge\noutbox_backlog 0\n',
      },
    },
  })
  getMetrics(): Promise<string> {
    return registry.metrics();
  }
}
