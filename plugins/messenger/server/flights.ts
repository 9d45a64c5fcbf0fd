/** Messages between being sent and being answered for: an echo of one may come before the answer to it, or instead of it. */
export interface Flights {
  /** Under this name a message is on its way. */
  begin(name: string): void
  /** What the Page calls it, if its echo has come by now. */
  end(name: string): string | undefined
  /** An echo: is what it names on its way? */
  heard(name: string, mid: string): boolean
  /** What the Page calls something that nobody was sure of, if its echo has come since. */
  late(name: string): string | undefined
}

const mostLate = 2_000

export function createFlights(): Flights {
  const flying = new Map<string, string | undefined>()
  const late = new Map<string, string>()
  return {
    begin: name => void flying.set(name, undefined),
    end(name) {
      const mid = flying.get(name)
      flying.delete(name)
      return mid
    },
    heard(name, mid) {
      if (flying.has(name)) {
        flying.set(name, mid)
        return true
      }
      late.set(name, mid)
      const [oldest] = late.keys()
      if (late.size > mostLate && oldest !== undefined) late.delete(oldest)
      return false
    },
    late: name => late.get(name),
  }
}

/** What the `metadata` of a message says: under which key it goes, and which part of that it is; without a part the last. */
export function metadataOf(key: string, part?: string): string {
  return part === undefined ? `e:${key}` : `e:${key}~${part}`
}

/** The key of a message of ours; nothing where the metadata is somebody else's. */
export function keyIn(metadata: string): { readonly key: string; readonly isLast: boolean } | undefined {
  const [, key, part] = /^e:([A-Za-z0-9_.-]{1,150})(~[a-z0-9]{1,10})?$/.exec(metadata) ?? []
  return key === undefined ? undefined : { key, isLast: part === undefined }
}
