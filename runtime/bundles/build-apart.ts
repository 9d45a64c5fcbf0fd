import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** What to build, and where. */
export interface BuildOrder {
  readonly root: string
  /** The `build.ts`, from the root. */
  readonly file: string
  readonly folder: string
  readonly hash: string
}

/** Builds a bundle in a process of its own, which ends with this one. Error: what went wrong there, in words. */
export function buildApart({ root, file, folder, hash }: BuildOrder): Promise<void> {
  return new Promise((resolve, reject) => {
    let why = ''
    const child = spawn(process.execPath, [join(import.meta.dirname, 'build-child.ts'), root, file, folder, hash], {
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.on('message', message => {
      if (typeof message === 'string') why = message
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(why === '' ? `the build ended with ${signal ?? code}` : why))
    })
  })
}
