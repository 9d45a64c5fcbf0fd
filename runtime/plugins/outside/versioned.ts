import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

/**
 * The address to import a plugin's file by, once for each state of its files: whatever it imports from its own folder is taken in the
 * same state, and the kit and zod are the server's own, wherever the plugin lies.
 */
export function versionedUrl(folder: string, file: string): string {
  hook()
  versions += 1
  folders.set(String(versions), `${pathToFileURL(folder).href}/`)
  return addressOf(pathToFileURL(file).href, String(versions))
}

/** A second file of the same state. */
export function besideUrl(url: string, file: string): string {
  return addressOf(pathToFileURL(file).href, new URL(url).searchParams.get(mark) ?? '')
}

const mark = 'parley'
/** The folder that each version is a state of. Numbers are never used twice: what Node has loaded by an address it keeps. */
const folders = new Map<string, string>()
let versions = 0
let isHooked = false

// The process has one loader, so it is hooked once, and only where there are plugins to load.
function hook(): void {
  if (isHooked) return
  isHooked = true
  registerHooks({
    resolve(specifier, context, next) {
      const version = versionOf(context.parentURL)
      const folder = version === undefined ? undefined : folders.get(version)
      if (version === undefined || folder === undefined) return next(specifier, context)
      if (/^(parley|zod)(\/|$)/.test(specifier)) return next(specifier, { ...context, parentURL: import.meta.url })
      const resolved = next(specifier, context)
      const isOwn = resolved.url.startsWith(folder) && !resolved.url.slice(folder.length).includes('node_modules/')
      return isOwn ? { ...resolved, url: addressOf(resolved.url, version) } : resolved
    },
  })
}

function versionOf(url: string | undefined): string | undefined {
  return url?.includes(`${mark}=`) === true ? (URL.parse(url)?.searchParams.get(mark) ?? undefined) : undefined
}

function addressOf(url: string, version: string): string {
  const address = new URL(url)
  address.searchParams.set(mark, version)
  return address.href
}
