import {
  type Icon,
  IconClockHour4,
  IconHistory,
  IconInbox,
  IconKey,
  IconMessage2Code,
  IconPlugConnected,
  IconPuzzle,
  IconUser,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'

const sections = [
  { id: 'profile', icon: IconUser, needs: undefined },
  { id: 'people', icon: IconUsers, needs: 'users:read' },
  { id: 'teams', icon: IconUsersGroup, needs: 'users:write' },
  // Whoever draws flows puts them on pages; who answers need not see how channels are set up.
  { id: 'channels', icon: IconPlugConnected, needs: 'flows:write' },
  { id: 'inboxes', icon: IconInbox, needs: 'inboxes:write' },
  { id: 'hours', icon: IconClockHour4, needs: 'availability:write' },
  { id: 'snippets', icon: IconMessage2Code, needs: 'conversations:read' },
  { id: 'plugins', icon: IconPuzzle, needs: 'plugins:read' },
  { id: 'tokens', icon: IconKey, needs: 'tokens:read' },
  { id: 'audit', icon: IconHistory, needs: 'audit:read' },
] as const satisfies readonly { readonly id: string; readonly icon: Icon; readonly needs: string | undefined }[]

/** A page of the settings. */
export type Section = (typeof sections)[number]

/** Those that somebody with these permissions sees. */
export function sectionsFor(permissions: readonly string[]): readonly Section[] {
  return sections.filter(section => isGranted(section.needs, permissions))
}

function isGranted(needed: string | undefined, permissions: readonly string[]): boolean {
  return needed === undefined || permissions.includes(needed)
}
