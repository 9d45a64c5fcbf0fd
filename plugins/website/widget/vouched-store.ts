import type { PanelHost } from './contract.ts'
import { createStore, type ForgetfulStore } from './storage.ts'

/**
 * What a visitor whom the site vouches for keeps: in this tab alone, under a name of their own, because others may use the browser
 * after them. Their token is the page's, and is kept nowhere; once the server has refused it, a stranger goes on.
 */
export function createVouchedStore({
  prefix,
  settings,
  config,
}: Pick<PanelHost, 'prefix' | 'settings' | 'config'>): ForgetfulStore {
  const stored = createStore(`${prefix}${config.identified ?? ''}:`, () => sessionStorage)
  const isVouched = (key: string): boolean => key === 'token' && Boolean(settings.identificationToken)
  return {
    ...stored,
    get: key => (isVouched(key) ? (settings.identificationToken ?? null) : stored.get(key)),
    set(key, value) {
      if (!isVouched(key)) stored.set(key, value)
    },
    remove(key) {
      if (!isVouched(key)) return stored.remove(key)
      console.warn('Parley: identificationToken is refused, or has expired')
      settings.identificationToken = ''
    },
  }
}
