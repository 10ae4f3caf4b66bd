/** Where Swagger UI and its documents are: not answers of the API, and open to everybody. */
export const DOCS = '/api/docs';
