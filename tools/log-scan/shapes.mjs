/** What no log line may hold, whoever's it is: most of it was never seen by a test that would have noted it. */
export const SHAPES = [
  { what: 'an e-mail address', pattern: /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b/i },
  { what: 'a signed token', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}/ },
  { what: 'an API key', pattern: /\bosk_[\w-]{16,}/ },
  { what: 'a webhook secret', pattern: /\bwhsec_[\w+/-]{16,}/ },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { what: 'a password in a URL', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"]*:[^\s/@"]+@/i },
  { what: 'a header with credentials', pattern: /\b(?:bearer|basic) [\w.~+/-]{8,}/i },
  { what: 'a second factor to scan', pattern: /\botpauth:\/\//i },
  { what: "the fuzzer's personal data", pattern: /\bmk[0-9a-f]{12}\b/ },
];
