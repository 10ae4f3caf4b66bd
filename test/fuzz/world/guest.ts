import { Person } from './person';

/** Somebody without an account: all there is to know about them is the token of their basket. */
export class Guest extends Person {
  basketToken?: string;

  override credentials(): Readonly<Record<string, string>> {
    return this.basketToken === undefined ? {} : { 'basket-token': this.basketToken };
  }
}
