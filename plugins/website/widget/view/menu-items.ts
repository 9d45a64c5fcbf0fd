import type { PanelProps } from './contract.ts'
import type { MenuItem } from './menu.tsx'
import type { Wording } from './wording.ts'

/** What the menu offers, where it makes sense: nobody asks for people twice, or leaves a conversation that has not begun. */
export function menuItemsOf(
  { state, config, settings, actions }: PanelProps,
  t: Wording['t'],
  isLocked: boolean,
): readonly MenuItem[] {
  const { conversation, outgoing } = state
  const isWithPeople = conversation?.status !== 'closed' && conversation !== undefined && conversation.owner !== 'bot'
  const hasAsked = outgoing.some(({ act }) => act === 'person')
  const items: MenuItem[] = []
  if (conversation && config.display.newConversations && !settings.hideNewThreadLink)
    items.push({ icon: 'plus', label: t('menu.new'), run: actions.startNew })
  items.push({ icon: 'list', label: t('menu.list'), run: actions.showList })
  // Whoever has not agreed yet reaches nobody: what they would write there would be kept.
  if (!isWithPeople && !hasAsked && !isLocked) items.push({ icon: 'person', label: t('menu.person'), run: actions.askForPerson })
  if (conversation) items.push({ icon: 'shield', label: t('menu.privacy'), run: actions.showPrivacy })
  return items
}
