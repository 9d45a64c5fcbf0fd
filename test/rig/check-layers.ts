import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { type Layer, layerOf, layers } from './layers.ts'
import type { ModuleImport, SourceModule } from './source-module.ts'
import type { Violation } from './violation.ts'

/** Where a specifier leads: a file of this repository, a module of Node, or a package. */
type Target = { readonly file: string } | { readonly builtin: string } | { readonly package: string }

const exported: Readonly<Record<string, string>> = {
  'parley/kit': 'plugins/kit/index.ts',
  'parley/kit/server': 'plugins/kit/server.ts',
}

/** Every import, types included, that leaves its layer by a way the table does not open. */
export function checkLayers(module: SourceModule): Violation[] {
  const from = layerOf(module.path)
  const layer = layers[from.layer]
  if (!layer)
    return [{ path: module.path, line: 1, what: `belongs to no layer: "${from.layer}"`, rule: 'every file has a layer' }]
  return module.imports.flatMap(found => {
    const refused = refuse(module.path, layer, found)
    return refused ? [{ path: module.path, line: found.line, what: `${from.layer} imports ${refused}`, rule: 'layers' }] : []
  })
}

function refuse(path: string, layer: Layer, found: ModuleImport): string | undefined {
  const target = targetOf(path, found.specifier)
  if ('builtin' in target) return layer.node ? undefined : `"${found.specifier}" of Node`
  if ('package' in target) {
    const allowed = found.typeOnly ? [...layer.packages, ...(layer.packagesTypeOnly ?? [])] : layer.packages
    return allowed.some(pattern => matches(pattern, target.package)) ? undefined : `the package "${target.package}"`
  }
  return refuseFile(path, layer, target.file, found.typeOnly)
}

function refuseFile(path: string, layer: Layer, file: string, typeOnly: boolean): string | undefined {
  const from = layerOf(path)
  const to = layerOf(file)
  if (layer.layers.includes('*') || file === 'package.json') return undefined
  if (to.plugin !== undefined && from.plugin !== undefined && to.plugin !== from.plugin) return `another plugin, "${file}"`
  const outsider = from.layer === 'plugin' || from.layer === 'plugin/server'
  if (outsider && to.layer === 'kit' && file !== exported['parley/kit']) return `the inside of the kit, "${file}"`
  const own = from.layer === to.layer || (from.layer === 'api' && to.layer === 'api/contract')
  if (own || layer.layers.includes(to.layer)) return undefined
  if (layer.typeOnly?.includes(to.layer)) return typeOnly ? undefined : `${to.layer} ("${file}") as more than a type`
  return `${to.layer} ("${file}")`
}

function targetOf(path: string, specifier: string): Target {
  if (specifier.startsWith('.')) return { file: posix.join(posix.dirname(path), specifier) }
  const file = exported[specifier]
  if (file !== undefined) return { file }
  if (isBuiltin(specifier)) return { builtin: specifier }
  const [scope = specifier, name] = specifier.split('/')
  return { package: scope.startsWith('@') ? `${scope}/${name}` : scope }
}

function matches(pattern: string, name: string): boolean {
  return pattern === '*' || pattern === name || (pattern.endsWith('/*') && name.startsWith(pattern.slice(0, -1)))
}
