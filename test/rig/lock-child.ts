import { lockFolder } from '../../runtime/store/folder-lock.ts'

/** Takes a folder and keeps it until it is killed, or says why not. */
try {
  await lockFolder(process.argv[2] ?? '')
  process.stdout.write('locked\n')
  setInterval(() => undefined, 1000)
} catch (error) {
  process.stdout.write(`${String(error)}\n`)
}
