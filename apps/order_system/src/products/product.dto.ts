import { createZodDto } from 'nestjs-zod';
import { ChangeProduct } from '#contracts/catalog/commands/change-product.v1';
import { CreateProduct } from '#contracts/catalog/commands/create-product.v1';
import { SetStock } from '#contracts/catalog/commands/set-stock.v1';
import { Product } from '#contracts/catalog/product';
import { GetProduct } from '#contracts/catalog/queries/get-product.v1';
import { ListProducts } from '#contracts/catalog/queries/list-products.v1';

export class ProductPath extends createZodDto(GetProduct.input) {}
export class ProductsQuery extends createZodDto(ListProducts.input) {}
export class CreateProductBody extends createZodDto(CreateProduct.input) {}
export class ChangeProductBody extends createZodDto(
  ChangeProduct.input.omit({ id: true, expectedVersions: true }),
) {}
export class StockBody extends createZodDto(SetStock.input.pick({ stock: true })) {}
export class ProductDto extends createZodDto(Product) {}
export class ProductPage extends createZodDto(ListProducts.output) {}
