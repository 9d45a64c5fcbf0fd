import { channelContract } from '../rig/channel-contract.ts'
import { openEmail } from '../rig/email-peer.ts'

channelContract('email', openEmail, ['delivered', 'returns'])
