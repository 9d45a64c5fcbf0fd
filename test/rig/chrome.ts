import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'

/** How to start the browser of the tests. */
export interface Chrome {
  readonly executablePath: string
  readonly args: string[]
  readonly env: Record<string, string>
}

// Nothing that weakens what a visitor's browser enforces; and no call home.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'parley')

/**
 * A Chromium that came with `npm install`, unpacked once for each version. `CHROME_PATH` names another one. A bare Linux lacks
 * libraries it needs: those come along and are put in its path only then.
 */
export async function chrome(): Promise<Chrome> {
  const env = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
  const { CHROME_PATH: own } = env
  if (own) return { executablePath: own, args, env }
  const folder = await unpacked()
  const executablePath = join(folder, 'chromium')
  const { stdout } = spawnSync('ldd', [executablePath], { encoding: 'utf8' })
  if (!/not found/.test(stdout)) return { executablePath, args, env }
  const library = (await exists(join(folder, 'al2023', 'lib'))) ? join(folder, 'al2023', 'lib') : join(folder, 'lib')
  const { LD_LIBRARY_PATH: path } = env
  return {
    executablePath,
    args,
    env: { FONTCONFIG_PATH: join(folder, 'fonts'), ...env, LD_LIBRARY_PATH: path ? `${library}:${path}` : library },
  }
}

async function unpacked(): Promise<string> {
  const root = await packageRoot()
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const folder = join(cache, `chromium-${version}`)
  if (await exists(folder)) return folder
  const packed = await packedFolder(join(root, 'bin'))
  const made = `${folder}.${process.pid}`
  await mkdir(made, { recursive: true })
  await pipeline(
    createReadStream(join(packed, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(made, 'chromium'), { mode: 0o755 }),
  )
  for (const name of ['al2023', 'fonts', 'swiftshader']) await untar(join(packed, `${name}.tar.br`), made)
  try {
    await rename(made, folder)
  } catch {
    // Somebody else was faster, and theirs is complete.
    await rm(made, { recursive: true, force: true })
  }
  return folder
}

async function untar(file: string, folder: string): Promise<void> {
  const input = brotliDecompressSync(await readFile(file))
  const { status, stderr } = spawnSync('tar', ['-x', '-C', folder], { input })
  if (status !== 0) throw new Error(`cannot unpack ${file}: ${stderr.toString()}`)
}

async function packageRoot(): Promise<string> {
  let folder = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))
  while (!(await exists(join(folder, 'bin')))) folder = dirname(folder)
  return folder
}

async function packedFolder(bin: string): Promise<string> {
  const own = join(bin, process.arch === 'arm64' ? 'arm64' : 'x64')
  return (await readdir(bin)).includes('chromium.br') ? bin : own
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
