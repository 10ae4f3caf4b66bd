import Ajv2020 from 'ajv/dist/2020';
import type { ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { OpenApiDocument } from './document';

const DOCUMENT = 'openapi';

/** The document's schemas, each compiled when it is first needed. */
export class Schemas {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    addFormats(this.#ajv);
    // Of the whole document only its schemas are JSON Schema.
    this.#ajv.addSchema({ ...document }, DOCUMENT, undefined, false);
  }

  /** What is wrong with the value by the schema at this place of the document. */
  faults(pointer: string, value: unknown): string[] {
    const validate = this.#compiled.get(pointer) ?? this.compile(pointer);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message = '', params }) =>
      `${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`.trim(),
    );
  }

  private compile(pointer: string): ValidateFunction {
    const fragment = pointer.split('/').map(encodeURIComponent).join('/');
    const validate = this.#ajv.compile({ $ref: `${DOCUMENT}#${fragment}` });
    this.#compiled.set(pointer, validate);
    return validate;
  }
}
