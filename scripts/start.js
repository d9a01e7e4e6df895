// Builds if anything has changed, then runs the server in the same process.
await import('./build.js');
if (!process.exitCode) await import(new URL('../dist/main.js', import.meta.url).href);
