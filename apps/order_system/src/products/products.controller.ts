import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '#libs/common';
import { RequestClient } from '#libs/messaging';
import type { OutputOf } from '#contracts/kernel/define-command';
import type { Product } from '#contracts/catalog/product';
import { GetProduct } from '#contracts/catalog/queries/get-product.v1';
import { ListProducts } from '#contracts/catalog/queries/list-products.v1';
import { ApiProblems } from '../http/api-problems.decorator';
import { ProductDto, ProductPage, ProductPath, ProductsQuery } from './product.dto';

/** What everybody may see of the catalog. */
@ApiTags('products')
@Public()
@Controller('products')
export class ProductsController {
  constructor(private readonly client: RequestClient) {}

  @Get()
  @ApiOperation({ summary: 'Products that match every filter given, a page at a time' })
  @ApiOkResponse({ type: ProductPage })
  @ApiProblems(400)
  async list(@Query() query: ProductsQuery): Promise<OutputOf<typeof ListProducts>> {
    return (await this.client.send(ListProducts, query)).data;
  }

  @Get(':id')
  @ApiOperation({ summary: 'One product' })
  @ApiOkResponse({ type: ProductDto })
  @ApiProblems(400, 404)
  async get(@Param() { id }: ProductPath): Promise<Product> {
    return (await this.client.send(GetProduct, { id })).data;
  }
}
