import type { Store } from '../store/contract.ts'
import type { DeliveryView } from './contract.ts'

/** What has become of the messages of a conversation after one number, up to another: those that are sent to somebody. */
export async function deliveriesOf(
  { outbox }: Pick<Store, 'outbox'>,
  conversation: string,
  after: number,
  to: number,
): Promise<readonly DeliveryView[]> {
  return [...(await outbox.of(conversation, after + 1, to))].map(([seq, delivery]) => ({ seq, ...delivery }))
}
