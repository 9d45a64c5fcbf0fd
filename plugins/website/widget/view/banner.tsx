/** @jsxImportSource preact */
import type { VNode } from 'preact'
import type { ChatState } from '../chat/contract.ts'
import { useAround } from './around.ts'
import { Icon } from './icon.tsx'
import { useLasting } from './use-lasting.ts'

/** A line that is lost for less than this is not worth a word. */
const patienceMs = 1_000

/** What is wrong with the connection, under the header. The place that is read out is always there. */
export function Banner({ state: { line, trouble } }: { readonly state: ChatState }): VNode {
  const { t } = useAround()
  const lasting = useLasting(line, patienceMs)
  const isLost = line === 'offline' || (line === 'reconnecting' && lasting === line)
  const isConnecting = line === 'connecting' && lasting === line
  const text = trouble?.message ?? (isLost ? t('line.lost') : isConnecting ? t('line.connecting') : undefined)
  return (
    <div role="status">
      {text !== undefined && (
        <p class={isConnecting && !trouble ? 'banner calm' : 'banner'}>
          <Icon name={trouble ? 'alert' : isLost ? 'offline' : 'clock'} />
          <span>{text}</span>
        </p>
      )}
    </div>
  )
}
