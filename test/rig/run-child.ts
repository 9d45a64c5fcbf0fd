import { spawn } from 'node:child_process'

export interface ChildEnd {
  readonly output: string
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface ChildLimits {
  /** No file may grow beyond this; a multiple of 1024 is meant. */
  readonly maxFileBytes?: number
  /** Runs as this user. */
  readonly uid?: number
  /** Called with all output so far, whenever there is more. */
  onOutput?(output: string, kill: () => void): void
}

/** Runs a program in a process of its own, until it ends. */
export function runChild(
  program: URL,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  { maxFileBytes, uid, onOutput }: ChildLimits = {},
): Promise<ChildEnd> {
  const command = [process.execPath, program.pathname, ...args]
  const limited =
    maxFileBytes === undefined
      ? command
      : ['sh', '-c', `ulimit -f ${Math.floor(maxFileBytes / 512)}; exec "$@"`, 'sh', ...command]
  const [file = '', ...rest] = limited
  const child = spawn(file, rest, { env: { ...process.env, ...env }, ...(uid !== undefined && { uid, gid: uid }) })
  let output = ''
  const hear = (chunk: Buffer): void => {
    output += chunk.toString()
    onOutput?.(output, () => child.kill('SIGKILL'))
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ output, code, signal }))
  })
}
