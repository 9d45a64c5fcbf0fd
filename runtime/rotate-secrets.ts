import { ParleyError } from './errors/parley-error.ts'
import { translate } from './locale/translate.ts'
import { openKeys } from './secrets/keys.ts'
import { rotate } from './secrets/rotate.ts'
import { readSettings } from './settings/settings.ts'
import { lockFolder } from './store/folder-lock.ts'
import { createSqliteStore } from './store/sqlite/sqlite-store.ts'

// `npm run rotate-secrets`: seals all secrets with a new key, while the server is stopped.
try {
  const { dataDir, secretKey, secretKeyFile } = readSettings(process.env)
  const lock = await lockFolder(dataDir)
  try {
    const store = await createSqliteStore({ folder: dataDir })
    const keys = await openKeys({
      dataDir,
      ...(secretKey === undefined ? {} : { key: secretKey }),
      ...(secretKeyFile === undefined ? {} : { keyFile: secretKeyFile }),
    })
    const { moved, unreadable } = await rotate(store.secrets, dataDir, keys)
    await store.close()
    console.log(translate('secrets.moved', { count: moved }))
    if (keys.file === undefined) console.log(translate(keys.all().length > 1 ? 'secrets.oldMayGo' : 'secrets.putFirst'))
    for (const secret of unreadable) console.error(translate('errors.secret_unreadable', { ...secret }))
    if (unreadable.length > 0) process.exitCode = 1
  } finally {
    lock.release()
  }
} catch (error) {
  console.error(error instanceof ParleyError ? `${error.code}: ${translate(`errors.${error.code}`, error.params)}` : error)
  process.exitCode = 1
}
