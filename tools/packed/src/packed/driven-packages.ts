/** The packages that the acceptance programs drive; a provider that was added has no program. */
export const drivenPackages: readonly string[] = ["client-core", "finosu", "soap", "payabli", "customers"];
