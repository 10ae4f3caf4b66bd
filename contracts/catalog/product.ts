import { z } from 'zod';
import { ProductId } from '../kernel/ids';
import { Price } from '../kernel/money';

export const ProductName = z.string().trim().min(1).max(200);
export const Description = z.string().trim().max(5_000);
export const Category = z.string().trim().min(1).max(64);
export const Stock = z.int().min(0).max(1_000_000_000);

/** A product as everybody sees it; `available` is what is neither sold nor reserved. */
export const Product = z.object({
  id: ProductId,
  name: ProductName,
  description: z.string(),
  category: Category,
  price: Price,
  available: z.int().nonnegative(),
  version: z.int().positive(),
});
export type Product = z.output<typeof Product>;
