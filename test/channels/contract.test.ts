import { expect, it } from 'vitest'
import { loadPlugins } from '../../runtime/plugins/load-plugins.ts'
import { channelContract } from '../rig/channel-contract.ts'
import { createHookPeer, formPeer } from '../rig/channel-peers.ts'
import { createMailServer } from '../rig/mail-server.ts'
import { createMessengerPeer } from '../rig/messenger-peer.ts'

it('every channel that the outside calls is held to its contract', async () => {
  const { sites } = await loadPlugins()
  const called = [...sites.values()].filter(({ open }) => open !== undefined).map(({ channel }) => channel.id)
  // That of email stands with the other tests of mail.
  expect(called.sort()).toEqual(['email', 'form', 'hook', 'messenger'])
})

channelContract('hook', async now => {
  const peer = await createHookPeer(now)
  return { peer, env: { PRIVATE_TARGETS: peer.host }, close: peer.close }
})

channelContract('form', async () => {
  const mails = await createMailServer()
  const env = { SMTP_URL: `smtp://127.0.0.1:${mails.port}`, MAIL_FROM: 'Kestrel Solar <support@kestrel.example>' }
  return { peer: formPeer(mails), env, close: mails.close }
})

channelContract(
  'messenger',
  async now => {
    const peer = await createMessengerPeer(now)
    return { peer, env: { PRIVATE_TARGETS: peer.graph.host }, close: peer.graph.close }
  },
  ['delivered', 'read', 'edit', 'unsend', 'hold'],
)
