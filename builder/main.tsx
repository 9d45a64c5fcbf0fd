import { localStorageColorSchemeManager } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { basePath, serverAddress } from './api/base.ts'
import { createClient } from './api/client.ts'
import { createQueries } from './api/create-queries.ts'
import { App } from './app.tsx'
import { createLive } from './live/create-live.ts'
import { chosenLanguage } from './locale/chosen-language.ts'
import { createTexts } from './locale/languages.ts'
import { Pages } from './pages.tsx'
import { createExpiry } from './session/expiry.ts'

const nonce = document.querySelector('script[nonce]')
const styleNonce = nonce instanceof HTMLScriptElement ? nonce.nonce : undefined
// What keeps the page from scrolling below a dialog puts on a style of its own, and looks here for what lets it.
Object.assign(globalThis, { __webpack_nonce__: styleNonce })

const texts = await createTexts(chosenLanguage())
const expiry = createExpiry()
const client = createClient({
  server: serverAddress,
  fetch: (...request) => fetch(...request),
  language: () => texts.language,
  onSignedOut: () => expiry.expire(),
})
const live = createLive({
  url: `${serverAddress.replace(/^http/, 'ws')}/api/socket`,
  isSignedIn: async () => {
    try {
      await client.call('GET /api/session')
      return true
    } catch (error) {
      return !(error instanceof Error && 'status' in error && error.status === 401)
    }
  },
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <App
      client={client}
      live={live}
      queries={createQueries()}
      texts={texts}
      expiry={expiry}
      base={basePath}
      nonce={styleNonce}
      scheme={localStorageColorSchemeManager({ key: 'parley.scheme' })}
    >
      <Pages />
    </App>,
  )
