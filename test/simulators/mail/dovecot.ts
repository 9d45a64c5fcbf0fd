import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const binary = '/usr/sbin/dovecot'
/** Whose the mails are: it serves none of root's. */
const nobody = 65_534

/** Why there is no real IMAP server to hold ours against; undefined: there is. It needs the right to change users. */
export const noDovecot: string | undefined = !existsSync(binary)
  ? 'dovecot is not installed (apt-get install dovecot-imapd)'
  : process.getuid?.() === 0
    ? undefined
    : 'dovecot needs root to start'

/** A real IMAP server with one mailbox. */
export interface Dovecot {
  readonly port: number
  deliver(raw: string): Promise<void>
  close(): Promise<void>
}

/** `user` signs in with `password`. */
export async function startDovecot(user: string, password: string): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-dovecot-'))
  const mail = join(folder, 'mail')
  for (const name of ['new', 'cur', 'tmp']) await mkdir(join(mail, name), { recursive: true })
  for (const name of ['', 'new', 'cur', 'tmp']) await chown(join(mail, name), nobody, nobody)
  await chmod(folder, 0o755)
  const port = await freePort()
  await writeFile(join(folder, 'users'), `${user}:{PLAIN}${password}:${nobody}:${nobody}::${folder}::\n`)
  await writeFile(
    join(folder, 'dovecot.conf'),
    `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${mail}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${nobody} gid=${nobody} home=${folder}
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`,
  )
  const child = spawn(binary, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
  await answering(port)
  let count = 0
  return {
    port,
    async deliver(raw) {
      count += 1
      await writeFile(join(mail, 'new', `${count}.parley`), raw)
    },
    async close() {
      await ended(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** Waits until it takes connections. */
async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const isOpen = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1')
      socket.once('data', () => resolve(true)).once('error', () => resolve(false))
      socket.once('data', () => socket.destroy())
    })
    if (isOpen) return
    await setTimeout(50)
  }
  throw new Error('dovecot does not answer')
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
