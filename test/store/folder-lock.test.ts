import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockFolder } from '../../runtime/store/folder-lock.ts'
import { runChild } from '../rig/run-child.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

// Permissions do not bind root: there a child runs as nobody.
const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {}

describe('the lock of a folder', () => {
  it('makes the folder, holds it against this process, and gives it up', async () => {
    const folder = join(await temporaryFolder(), 'data/parley')
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'data_folder_in_use', params: { folder } })
    lock.release()
    lock.release()
    const again = await lockFolder(folder)
    again.release()
  })

  it('holds it against another process, and vanishes when that is killed', async () => {
    const folder = await temporaryFolder()
    let locked = (): void => undefined
    const isLocked = new Promise<void>(resolve => {
      locked = resolve
    })
    let kill = (): void => undefined
    const ended = runChild(
      new URL('../rig/lock-child.ts', import.meta.url),
      [folder],
      {},
      {
        onOutput(output, killChild) {
          kill = killChild
          if (output.includes('locked')) locked()
        },
      },
    )
    await isLocked
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'data_folder_in_use' })
    kill()
    expect(await ended).toMatchObject({ signal: 'SIGKILL' })
    const lock = await lockFolder(folder)
    expect((await runChild(new URL('../rig/lock-child.ts', import.meta.url), [folder])).output).toContain('data_folder_in_use')
    lock.release()
  })

  it('refuses a folder that cannot be written, even one it has locked before', async () => {
    const folder = await temporaryFolder()
    const lock = await lockFolder(folder)
    lock.release()
    await chmod(join(folder, 'lock.db'), 0o666)
    await chmod(folder, 0o555)
    expect((await runChild(new URL('../rig/lock-child.ts', import.meta.url), [folder], {}, nobody)).output).toContain(
      'data_folder_unwritable',
    )
    expect(
      (await runChild(new URL('../rig/lock-child.ts', import.meta.url), [join(folder, 'data')], {}, nobody)).output,
    ).toContain('data_folder_unwritable')
    await chmod(folder, 0o755)
  })

  it('refuses a path that is a file', async () => {
    const folder = await temporaryFolder()
    const lock = await lockFolder(folder)
    await expect(lockFolder(join(folder, 'lock.db'))).rejects.toMatchObject({ code: 'data_folder_unwritable' })
    lock.release()
  })
})
