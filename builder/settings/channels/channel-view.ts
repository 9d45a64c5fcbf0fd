import type { Answer } from '../../api/routes.ts'

/** A channel as an admin sees it. */
export type ChannelView = Answer<'GET /api/channels'>[number]
