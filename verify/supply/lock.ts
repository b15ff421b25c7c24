interface Locked {
  version?: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  inBundle?: boolean;
  link?: boolean;
  dev?: boolean;
  devOptional?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
/** package-lock.json by folder: `node_modules/a/node_modules/b`. */
export type Lock = Record<string, Locked>;
export interface Manifest {
  dependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
}

const mostDirect = 15;
const fewestDays = 7;
/** May be passed on with a product under the MIT licence. Copyleft is for tools that stay here. */
const licences = new Set(["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "CC0-1.0", "ISC", "MIT", "MIT-0", "Unlicense"]); // prettier-ignore
const mayShip = (licence = ""): boolean =>
  licence
    .replace(/[()]/g, "")
    .split(" OR ")
    .some((one) => one.split(" AND ").every((name) => licences.has(name)));

const packagesOf = (lock: Lock): [string, Locked][] => Object.entries(lock).filter(([folder]) => folder !== "");

/** Where Node finds `name` from `folder`: in it, or in the nearest one around it. */
const found = (lock: Lock, folder: string, name: string): string | undefined => {
  const around = folder
    .split("/node_modules/")
    .map((_, i, parts) => parts.slice(0, parts.length - i).join("/node_modules/"));
  return [...around.map((at) => `${at}/node_modules/${name}`), `node_modules/${name}`].find((place) => lock[place]);
};

/** The packages that leave this place: those that functions are bundled with, and those that the portal imports, with all they need. */
export const shipped = (lock: Lock, imported: Iterable<string>): string[] => {
  const places = new Set(
    packagesOf(lock)
      .filter(([, { dev, devOptional }]) => !dev && !devOptional)
      .map(([folder]) => folder),
  );
  const waiting = [...imported].flatMap((name) => found(lock, "", name) ?? []);
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (places.has(place)) continue;
    places.add(place);
    const { dependencies, peerDependencies, optionalDependencies } = lock[place]!;
    for (const name of Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies }))
      waiting.push(...[found(lock, place, name)].filter((at) => at !== undefined));
  }
  return [...places].sort();
};

/** What is wrong with the list of what is installed, and with how npm installs it. */
export const faultsOf = (lock: Lock, manifest: Manifest, npmrc: string, imported: Iterable<string>): string[] => {
  const packages = packagesOf(lock);
  const setting = (name: string): string => new RegExp(`^${name}=(.*)$`, "m").exec(npmrc)?.[1] ?? "";
  const allowed = Object.entries(manifest.allowScripts).flatMap(([name, yes]) => (yes ? [name] : []));
  const direct = Object.keys(manifest.dependencies).length;
  return [
    ...(packages.length === 0 ? ["the lock names no package"] : []),
    // What another package brings within itself is covered by that one's hash.
    ...packages.flatMap(([at, { integrity, inBundle }]) =>
      inBundle || integrity?.startsWith("sha512-") ? [] : [`${at} has no sha512`],
    ),
    ...packages.flatMap(([at, { resolved }]) =>
      resolved === undefined ? [] : [`${at} names where it is loaded from`],
    ),
    ...packages.flatMap(([at, { hasInstallScript }]) => {
      const name = at.slice(at.lastIndexOf("node_modules/") + "node_modules/".length);
      return hasInstallScript && manifest.allowScripts[name] === undefined
        ? [`${name} runs a script when installed`]
        : [];
    }),
    ...(allowed.join() === "node" ? [] : [`scripts at installation: ${allowed.join(", ")}; node alone needs one`]),
    ...(direct <= mostDirect ? [] : [`${direct} direct dependencies; ${mostDirect} are enough`]),
    ...(Number(setting("min-release-age")) >= fewestDays ? [] : [`.npmrc: releases younger than ${fewestDays} days`]),
    ...(setting("omit-lockfile-registry-resolved") === "true" ? [] : [".npmrc: addresses would get into the lock"]),
    ...shipped(lock, imported).flatMap((at) =>
      mayShip(lock[at]!.license) ? [] : [`${at} is shipped; its licence is ${lock[at]!.license ?? "not told"}`],
    ),
  ];
};
