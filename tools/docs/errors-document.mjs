const HEAD = `# Errors

Every error that the API answers is a problem (RFC 9457): \`application/problem+json\` with a \`code\`, which never changes
and is what a client branches on. \`GET /problems\` tells what stands here to programs, \`GET /problems/<code>\`, where the
problem's \`type\` leads, one of it. This page is made from the same catalogue: \`npm run docs:errors\`.

\`\`\`json
{
  "type": "/problems/stale-version",
  "title": "Somebody else changed it",
  "status": 412,
  "code": "STALE_VERSION",
  "detail": "It is at version 8 by now.",
  "instance": "/products/prod-1",
  "requestId": "01a20465-bf4c-7729-ab97-2c2165707774",
  "field": "If-Match",
  "errors": [{ "field": "If-Match", "message": "names no current version" }]
}
\`\`\`

\`field\` and \`errors\` are there where the request is at fault; \`requestId\` is what to report.
`;

/** The catalogue as a page of tables, one an area. */
export function errorsDocument(problems) {
  const areas = Map.groupBy(problems, ({ area }) => area);
  return `${[HEAD, ...[...areas].map(([area, group]) => section(area, group))].join('\n')}`;
}

function section(area, problems) {
  const rows = problems.map(({ status, code, meaning, remedy }) => [status, `\`${code}\``, meaning, remedy]);
  return `## ${area[0].toUpperCase()}${area.slice(1)}

| status | code | when | what to do |
| ------ | ---- | ---- | ---------- |
${rows.map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')}
`;
}

function cell(content) {
  return String(content).replaceAll('|', '\\|').replaceAll('\n', ' ');
}
