import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequestClient } from '#libs/messaging';
import type { Answer, SendOptions } from '#libs/messaging';
import { ChangeProduct } from '#contracts/catalog/commands/change-product.v1';
import { CreateProduct } from '#contracts/catalog/commands/create-product.v1';
import { RemoveProduct } from '#contracts/catalog/commands/remove-product.v1';
import { SetStock } from '#contracts/catalog/commands/set-stock.v1';
import type { Product } from '#contracts/catalog/product';
import { Sender } from '../access/sender.decorator';
import { Endpoint } from '../api/endpoint.decorator';
import { IfMatch } from '../api/if-match.decorator';
import { productTag } from '../http/entity-tag';
import { ChangeProductBody, CreateProductBody, ProductDto, ProductPath, StockBody } from './product.dto';
import { kettle, newProduct, productChange, stock } from './product.examples';

/** What staff change in the catalog. */
@ApiTags('products')
@Controller('products')
export class CatalogController {
  constructor(private readonly client: RequestClient) {}

  @Endpoint('POST', '', {
    summary: 'Puts a product up for sale (staff)',
    access: 'products:write',
    sends: [CreateProduct],
    bodyExample: newProduct,
    idempotent: true,
    etag: productTag,
    answers: { 201: { description: 'The product', type: ProductDto, example: { ...kettle, version: 1 } } },
  })
  createProduct(@Body() body: CreateProductBody, @Sender() sender: SendOptions): Promise<Answer<Product>> {
    return this.client.send(CreateProduct, body, sender);
  }

  @Endpoint('PATCH', ':id', {
    summary: 'Changes what is given of a product (staff)',
    access: 'products:write',
    sends: [ChangeProduct],
    bodyExample: productChange,
    ifMatch: 'optional',
    etag: productTag,
    answers: { 200: { description: 'The product, changed', type: ProductDto, example: kettle } },
  })
  changeProduct(
    @Param() { id }: ProductPath,
    @Body() body: ChangeProductBody,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Product>> {
    return this.client.send(ChangeProduct, { ...body, id, expectedVersions }, sender);
  }

  @Endpoint('DELETE', ':id', {
    summary: 'Takes a product off sale (staff)',
    access: 'products:write',
    sends: [RemoveProduct],
    ifMatch: 'optional',
    answers: { 204: { description: 'It is no longer for sale' } },
  })
  removeProduct(
    @Param() { id }: ProductPath,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<object>> {
    return this.client.send(RemoveProduct, { id, expectedVersions }, sender);
  }

  @Endpoint('PUT', ':id/stock', {
    summary: 'Says how many pieces lie in the warehouse, reserved ones included (staff)',
    access: 'products:write',
    sends: [SetStock],
    bodyExample: stock,
    ifMatch: 'optional',
    etag: productTag,
    answers: { 200: { description: 'The product', type: ProductDto, example: kettle } },
  })
  setStock(
    @Param() { id }: ProductPath,
    @Body() { stock }: StockBody,
    @IfMatch() expectedVersions: number[] | undefined,
    @Sender() sender: SendOptions,
  ): Promise<Answer<Product>> {
    return this.client.send(SetStock, { id, stock, expectedVersions }, sender);
  }
}
