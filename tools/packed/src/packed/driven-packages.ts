/** The packages with acceptance programs; an added provider has none. */
export const drivenPackages: readonly string[] = ["client-core", "finosu", "soap", "payabli", "customers"];
