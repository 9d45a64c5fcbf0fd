// `npm start`: checks that this Node can run the sources, then starts the server from them.
import module from 'node:module'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`Parley needs Node 22.18 or newer; this is ${process.version}.
On Linux x64 "npm install" brings a newer one along: start with "npm start" rather than "node".
Elsewhere install Node 24 from https://nodejs.org`)
  process.exit(1)
}
// What was compiled at the last start is taken from a cache beside the dependencies.
module.enableCompileCache?.(new URL('../node_modules/.cache/parley', import.meta.url).pathname)
await import('./server.ts')
