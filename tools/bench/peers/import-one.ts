// `node import-one.ts <package>`: prints the milliseconds that importing it took in a fresh process. It stands here, because
// from here the peers resolve.
const [specifier] = process.argv.slice(2);
const before = performance.now();
await import(String(specifier));
console.log(performance.now() - before);

export {};
