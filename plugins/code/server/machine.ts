import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import variant from '@jitl/quickjs-wasmfile-release-sync'
import { newQuickJSWASMModuleFromVariant, newVariant, type QuickJSWASMModule } from 'quickjs-emscripten-core'

/** A JavaScript machine with memory of its own. */
export type Machine = QuickJSWASMModule

// Compiled once. Whoever is next gets a machine that nobody has used: nothing is left of a run that another could find.
const compiled = WebAssembly.compile(readFileSync(fileURLToPath(import.meta.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'))))

/** Makes a machine, in about 2 ms. */
export async function createMachine(): Promise<Machine> {
  const wasmModule = await compiled
  // The machine's own limit counts too little: memory that cannot grow is one.
  const wasmMemory = new WebAssembly.Memory({ initial: firstPages, maximum: mostPages })
  return newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmModule, wasmMemory }))
}

// 64 kB each: what it starts with, and 24 MB in all.
const firstPages = 256
const mostPages = 384
