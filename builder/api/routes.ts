import type { z } from 'zod'
import type * as c from '../../runtime/api/contract.ts'

type In<T extends z.ZodType> = z.input<T>
type Out<T extends z.ZodType> = z.output<T>
type Agent = ReturnType<typeof c.agentBodies>
type Act<Body extends z.ZodType> = { readonly body: In<Body>; readonly answer: Out<typeof c.agentActAnswer> }
/** What an address says: only text goes there. */
type Asked<T extends z.ZodType> = { readonly [name in keyof In<T>]?: string | number | boolean | undefined }
type Nothing = object

/** What the app asks of the server: the shapes are the contract's, so what they are is written in one place. */
export interface Routes {
  'GET /api/setup': { answer: Out<typeof c.setupAnswer> }
  'POST /api/setup': { body: In<typeof c.setupBody>; answer: c.SessionAnswer }
  'POST /api/session': { body: In<typeof c.loginBody>; answer: c.SessionAnswer }
  'GET /api/session': { answer: c.SessionAnswer }
  'PATCH /api/session': { body: In<typeof c.profilePatch>; answer: c.SessionAnswer }
  'DELETE /api/session': { answer: Nothing }
  'GET /api/session/devices': { answer: Out<typeof c.signedInAnswer> }
  'DELETE /api/session/devices/:id': { answer: Nothing }
  'GET /api/links/:token': { answer: Out<typeof c.linkAnswer> }
  'POST /api/links/:token': { body: In<typeof c.acceptBody>; answer: c.SessionAnswer }

  'GET /api/users': { answer: Out<typeof c.usersAnswer> }
  'PATCH /api/users/:id': { body: In<typeof c.userPatch>; answer: c.UserView }
  'POST /api/users/:id/reset': { answer: Out<typeof c.linkMade> }
  'GET /api/invites': { answer: Out<typeof c.invitesAnswer> }
  'POST /api/invites': { body: In<typeof c.inviteBody>; answer: Out<typeof c.invitedAnswer> }
  'DELETE /api/invites/:id': { answer: Nothing }
  'GET /api/teams': { answer: Out<typeof c.teamsAnswer> }
  'PUT /api/teams/:id': { body: In<typeof c.teamBody>; answer: c.TeamOfAgents }
  'DELETE /api/teams/:id': { answer: Nothing }
  'GET /api/tokens': { answer: Out<typeof c.tokensAnswer> }
  'POST /api/tokens': { body: In<typeof c.tokenBody>; answer: Out<typeof c.tokenMade> }
  'DELETE /api/tokens/:id': { answer: Nothing }
  'GET /api/audit': { query: { limit?: number; before?: string }; answer: Out<typeof c.auditAnswer> }

  'GET /api/availability': { answer: Out<typeof c.availabilityAnswer> }
  'PUT /api/availability': { body: In<typeof c.availabilityBody>; answer: Out<typeof c.availabilityAnswer> }
  'GET /api/channels': { answer: Out<typeof c.channelsAnswer> }
  'PUT /api/channels/:id': { body: In<typeof c.channelBody>; answer: Out<typeof c.channelAnswer> }
  'DELETE /api/channels/:id': { answer: Nothing }
  'GET /api/conversations/:id/messages/:seq/letter': { answer: Out<typeof c.letterAnswer> }
  'POST /api/channels/:id/test': { body: In<typeof c.channelTestBody>; answer: Out<typeof c.channelTestAnswer> }
  'PUT /api/channels/:id/secrets/:name': { body: In<typeof c.secretBody>; answer: Nothing }
  'DELETE /api/channels/:id/secrets/:name': { answer: Nothing }
  'GET /api/flows': { query: Asked<typeof c.flowsQuery>; answer: Out<typeof c.flowsAnswer> }
  'POST /api/flows': { body: In<typeof c.createFlowBody>; answer: Out<typeof c.draftAnswer> }
  'GET /api/flows/:id': { answer: Out<typeof c.draftAnswer> }
  'PUT /api/flows/:id': { body: In<typeof c.saveFlowBody>; answer: Out<typeof c.draftAnswer> }
  'POST /api/flows/:id/check': { body: In<typeof c.checkBody>; answer: Out<typeof c.checkAnswer> }
  'POST /api/flows/:id/publish': { body: In<typeof c.publishBody>; answer: Out<typeof c.publishAnswer> }
  'PUT /api/flows/:id/live': { body: In<typeof c.liveBody>; answer: Out<typeof c.liveAnswer> }
  'GET /api/flows/:id/versions': { answer: Out<typeof c.versionsAnswer> }
  'GET /api/flows/:id/versions/:version': { answer: Out<typeof c.versionAnswer> }
  'GET /api/flows/:id/usage': { answer: Out<typeof c.usageAnswer> }
  'GET /api/flows/:id/machine': { answer: Out<typeof c.machineAnswer> }
  'GET /api/media': { query: Asked<typeof c.mediaQuery>; answer: Out<typeof c.mediaAnswer> }
  'GET /api/properties': { answer: Out<typeof c.propertiesAnswer> }
  'DELETE /api/flows/:id': { answer: Nothing }
  'POST /api/targeting/simulate': { body: In<typeof c.simulateTargetingBody>; answer: Out<typeof c.simulateTargetingAnswer> }
  'PUT /api/flow-order': { body: In<typeof c.flowOrderBody>; answer: Out<typeof c.flowOrderAnswer> }
  'GET /api/templates': { answer: Out<typeof c.templatesAnswer> }
  'GET /api/plugins': { answer: Out<typeof c.pluginsAnswer> }
  'GET /api/articles': { query: Asked<typeof c.articlesQuery>; answer: Out<typeof c.articlesAnswer> }
  'GET /api/articles/:id': { answer: Out<typeof c.article> }
  'GET /api/plugins/installed': { answer: Out<typeof c.installedPluginsAnswer> }
  'PUT /api/plugins/:id': { body: In<typeof c.pluginSwitchBody>; answer: Out<typeof c.installedPluginsAnswer> }
  'PUT /api/plugins/:id/secrets/:name': { body: In<typeof c.secretBody>; answer: Nothing }
  'DELETE /api/plugins/:id/secrets/:name': { answer: Nothing }
  'PUT /api/plugin-packages': { body: In<typeof c.pluginPackagesBody>; answer: Out<typeof c.installedPluginsAnswer> }

  'POST /api/previews': { body: In<typeof c.previewBody>; answer: Out<typeof c.previewMade> }
  'GET /api/previews/:id': { query: Asked<typeof c.previewQuery>; answer: c.PreviewView }
  'POST /api/previews/:id/pretend': { body: In<typeof c.pretendBody>; answer: c.PreviewView }
  'POST /api/previews/:id/skip': { body: In<typeof c.skipBody>; answer: c.PreviewView }
  'POST /api/previews/:id/say': { body: In<typeof c.previewSayBody>; answer: c.PreviewView }
  'POST /api/previews/:id/agent': { body: In<typeof c.previewAgentBody>; answer: c.PreviewView }
  'POST /api/previews/:id/events': { body: In<typeof c.previewEventBody>; answer: c.PreviewView }
  'POST /api/previews/:id/calls/:call': { body: In<typeof c.outcomeBody>; answer: c.PreviewView }
  'DELETE /api/previews/:id': { answer: Nothing }

  'GET /api/inbox/counts': { answer: c.InboxCounts }
  'GET /api/inboxes': { answer: Out<typeof c.inboxesAnswer> }
  'PUT /api/inboxes/:id': { body: In<typeof c.inboxBody>; answer: c.InboxAbout }
  'DELETE /api/inboxes/:id': { answer: Nothing }
  'GET /api/labels': { answer: Out<typeof c.labelsAnswer> }
  'GET /api/snippets': { answer: Out<typeof c.snippetsAnswer> }
  'PUT /api/snippets/:id': { body: In<typeof c.snippetBody>; answer: c.SnippetView }
  'DELETE /api/snippets/:id': { answer: Nothing }

  'GET /api/conversations': { query: Asked<typeof c.listQuery>; answer: Out<typeof c.listAnswer> }
  'GET /api/conversations/:id': { answer: Out<typeof c.oneAnswer> }
  'GET /api/conversations/:id/events': { query: Asked<typeof c.pageQuery>; answer: Out<typeof c.teamEventsAnswer> }
  'GET /api/conversations/:id/log': { query: Asked<typeof c.pageQuery>; answer: Out<typeof c.logAnswer> }
  'GET /api/conversations/:id/trace': { query: Asked<typeof c.pageQuery>; answer: Out<typeof c.traceAnswer> }
  'POST /api/conversations/:id/messages': Act<Agent['message']>
  'POST /api/conversations/:id/notes': Act<Agent['note']>
  'POST /api/conversations/:id/join': Act<Agent['plain']>
  'POST /api/conversations/:id/assign': Act<Agent['assign']>
  'POST /api/conversations/:id/labels': Act<Agent['label']>
  'POST /api/conversations/:id/give-back': Act<Agent['giveBack']>
  'POST /api/conversations/:id/snooze': Act<Agent['snooze']>
  'POST /api/conversations/:id/close': Act<Agent['plain']>
  'POST /api/conversations/:id/reopen': Act<Agent['plain']>
  'POST /api/conversations/:id/withdraw-file': Act<Agent['plain']>
  'POST /api/conversations/:id/spam': Act<Agent['plain']>
  'POST /api/conversations/:id/not-spam': Act<Agent['plain']>
  'POST /api/conversations/:id/messages/:seq/send-again': {
    body: In<typeof c.sendAgainBody>
    answer: Out<typeof c.sendAgainAnswer>
  }
  'POST /api/conversations/:id/read': { body: In<Agent['read']>; answer: Out<typeof c.teamReadAnswer> }

  'GET /api/contacts': { query: Asked<typeof c.contactsQuery>; answer: Out<typeof c.contactsAnswer> }
  'POST /api/contacts': { body: In<typeof c.contactBody>; answer: c.ContactAnswer }
  'GET /api/contacts/:id': { answer: c.ContactAnswer }
  'PATCH /api/contacts/:id': { body: In<typeof c.contactPatch>; answer: c.ContactAnswer }
  'GET /api/contacts/:id/timeline': {
    query: { limit?: number | undefined; before?: string | undefined }
    answer: Out<typeof c.timelineAnswer>
  }
  'PUT /api/conversations/:id/contact': { body: In<typeof c.linkContactBody>; answer: c.ContactAnswer }
  'POST /api/conversations/:id/contact/confirm': { answer: c.ContactAnswer }
  'GET /api/contacts/:id/consents': { answer: c.ConsentsAnswer }
  'POST /api/contacts/:id/consents/withdraw': { body: In<typeof c.withdrawBody>; answer: c.ConsentsAnswer }
  'GET /api/conversations/:id/consents': { answer: c.ConsentsAnswer }
  'POST /api/conversations/:id/consents/withdraw': { body: In<typeof c.withdrawBody>; answer: c.ConsentsAnswer }
  'POST /api/contacts/:id/merge': { body: In<typeof c.mergeBody>; answer: c.ContactAnswer }
  'POST /api/contacts/:id/merges/:merge/undo': { answer: c.ContactAnswer }
  'DELETE /api/contacts/:id': { answer: Out<typeof c.erasedAnswer> }
  'GET /api/lists': { answer: Out<typeof c.listsAnswer> }
  'POST /api/tickets': { body: In<typeof c.ticketBody>; answer: c.TicketView }
  'PATCH /api/tickets/:id': { body: In<typeof c.ticketPatch>; answer: c.TicketView }
  'GET /api/tickets': { query: Asked<typeof c.ticketsQuery>; answer: Out<typeof c.ticketsAnswer> }
}

/** A route's name, as the table of permissions writes it. */
export type RouteName = keyof Routes
export type Answer<Name extends RouteName> = Routes[Name]['answer']

type Names<Path extends string> = Path extends `${string}:${infer Param}/${infer Rest}`
  ? Param | Names<Rest>
  : Path extends `${string}:${infer Param}`
    ? Param
    : never

type Params<Name extends string> = [Names<Name>] extends [never]
  ? { readonly params?: undefined }
  : { readonly params: Readonly<Record<Names<Name>, string>> }
type Query<Name extends RouteName> = Routes[Name] extends { readonly query: infer Given }
  ? { readonly query?: Given }
  : { readonly query?: undefined }
type Sent<Name extends RouteName> = Routes[Name] extends { readonly body: infer Given }
  ? { readonly body: Given }
  : { readonly body?: undefined }

/** What a call takes beside its name: the ids in its address, its filters, its body. */
export type CallOptions<Name extends RouteName> = Params<Name> & Query<Name> & Sent<Name>

/** Those that only read. */
export type ReadName = Extract<RouteName, `GET ${string}`>
/** Those that do something. */
export type ActName = Exclude<RouteName, ReadName>

/** The options may be left out where nothing in them is needed. */
export type Optional<Options> = Partial<Options> extends Options ? [options?: Options] : [options: Options]
