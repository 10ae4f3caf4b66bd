import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer } from '#libs/messaging';
import type { OutputOf } from '#contracts/kernel/define-command';
import type { Product } from '#contracts/catalog/product';
import { GetProduct } from '#contracts/catalog/queries/get-product.v1';
import { ListProducts } from '#contracts/catalog/queries/list-products.v1';
import { Endpoint } from '../api/endpoint.decorator';
import { productTag } from '../http/entity-tag';
import { ProductDto, ProductPage, ProductPath, ProductsQuery } from './product.dto';
import { kettle } from './product.examples';

/** Prices and stock may be as old as this; check-out looks at them anew. */
const CACHE_SECONDS = 5;

/** What everybody may see of the catalog. */
@ApiTags('products')
@Controller('products')
export class ProductsController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('GET', '', {
    summary: 'Products that match every filter given, a page at a time',
    access: 'public',
    cacheSeconds: CACHE_SECONDS,
    sends: [ListProducts],
    answers: {
      200: {
        description: 'A page of products',
        type: ProductPage,
        example: { items: [kettle], nextCursor: 'WyJuYW1lIiwiZW5hbWVsIGtldHRsZSIsInByb2QtMSJd' },
      },
    },
  })
  listProducts(@Query() query: ProductsQuery): Promise<Answer<OutputOf<typeof ListProducts>>> {
    return this.client.send(ListProducts, query);
  }

  @Endpoint('GET', ':id', {
    summary: 'One product',
    access: 'public',
    etag: productTag,
    cacheSeconds: CACHE_SECONDS,
    sends: [GetProduct],
    answers: { 200: { description: 'The product', type: ProductDto, example: kettle } },
  })
  getProduct(@Param() { id }: ProductPath): Promise<Answer<Product>> {
    return this.client.send(GetProduct, { id });
  }
}
