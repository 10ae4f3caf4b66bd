/** A path as documents write it: with a folder or an ending that is one of ours. */
const PATH = /^[\w.@-]+(?:\/[\w.@-]+)*\.(?:[cm]?[jt]s|json|md|ya?ml|sql)$|^Dockerfile$/;

/**
 * What a Markdown document refers to in code spans: `path/to/file.ts`, or `path/to/file.ts › words of a test's name`.
 * Of a bare file name without a folder, only those that lie at the top count.
 */
export function referencesIn(markdown) {
  return [...markdown.matchAll(/`([^`\n]+)`/g)].flatMap(([, span]) => {
    const [path, words] = span.split(' › ');
    return PATH.test(path) ? [{ path, words }] : [];
  });
}

/** What is wrong with the references: `read` answers a file's text, or undefined where there is none. */
export function brokenReferences(markdown, read) {
  return referencesIn(markdown).flatMap(({ path, words }) => {
    const text = read(path);
    if (text === undefined) return [`${path} does not exist`];
    if (words !== undefined && !namesOf(text).some((name) => name.includes(words)))
      return [`${path} has no test named "${words}"`];
    return [];
  });
}

/** String literals of a test file: names of tests, and of their cases. */
function namesOf(text) {
  return [...text.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map(
    ([, single, double, template]) => single ?? double ?? template,
  );
}
