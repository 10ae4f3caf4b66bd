/** `name@version` of all that `npm ci --omit=dev` installs, the workspaces included. */
export function productionPackages({ packages }) {
  return new Set(
    Object.entries(packages)
      .filter(([path, { dev, link }]) => path !== '' && !dev && !link)
      .map(([path, { name, version }]) => `${name ?? path.split('node_modules/').at(-1)}@${version}`),
  );
}

/**
 * Of npm's CycloneDX document on everything, what is true of production. `npm sbom --omit dev` leaves out what development
 * dependencies need as well, Nest itself for one; and it calls the system as the folder is called in which it lies.
 */
export function productionBom(bom, lock) {
  const production = productionPackages(lock);
  const isPart = (ref) => production.has(ref);
  const { component } = bom.metadata;
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...component, type: 'application', name: lock.name } },
    components: bom.components.filter((each) => isPart(each['bom-ref'])).map(withoutDevelopment),
    dependencies: bom.dependencies
      .filter(({ ref }) => isPart(ref) || ref === component['bom-ref'])
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(isPart) })),
  };
}

function withoutDevelopment({ properties = [], purl, ...rest }) {
  const name = decodeURIComponent(purl.slice('pkg:npm/'.length, purl.lastIndexOf('@')));
  return {
    ...rest,
    name,
    purl,
    properties: properties.filter(({ name }) => name !== 'cdx:npm:package:development'),
  };
}
