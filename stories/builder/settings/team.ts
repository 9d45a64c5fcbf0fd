import type { UserView } from '../../../runtime/api/contract.ts'
import type { Answers } from '../app-stage.tsx'
import { now } from '../inbox/sample.ts'

const day = 86_400_000

function person(id: string, name: string, about: Partial<UserView> = {}): UserView {
  return {
    id,
    name,
    email: `${id}@kestrelsolar.example`,
    role: 'agent',
    teams: ['sales'],
    status: 'available',
    isOnline: true,
    isAvailable: true,
    isDisabled: false,
    capacity: 0,
    createdAt: now - 90 * day,
    lastSeenAt: now - 2 * day,
    ...about,
  }
}

export const mette: UserView = person('mette', 'Mette Holm', { role: 'admin', teams: ['sales', 'service'] })

/** All that an administrator may. */
const everything: readonly string[] = [
  'conversations:read',
  'conversations:write',
  'contacts:read',
  'flows:read',
  'flows:write',
  'flows:publish',
  'team:read',
  'users:read',
  'users:write',
  'inboxes:write',
  'availability:read',
  'availability:write',
  'tokens:read',
  'tokens:write',
  'audit:read',
  'articles:read',
  'plugins:read',
  'plugins:write',
]

/** A server with a small team that has set up a little of everything. */
export const usual: Answers = {
  'GET /api/session': { user: mette, permissions: everything, expiresAt: now + day },
  'GET /api/session/devices': {
    sessions: [
      { id: 's1', current: true, createdAt: now - day, lastSeenAt: now, address: '192.0.2.7', browser: 'Firefox, Linux' },
      { id: 's2', current: false, createdAt: now - day, lastSeenAt: now - day, address: '192.0.2.90', browser: 'Safari, iPhone' },
    ],
  },
  'GET /api/users': {
    users: [
      person('ida', 'Ida Krogh', { isOnline: false, isAvailable: false }),
      person('jonas', 'Jonas Lind', { status: 'away', awayBy: 'mette', isAvailable: false, teams: ['service'] }),
      mette,
      person('long', 'Maximiliane Freifrau von und zu Hohenlohe-Waldenburg-Schillingsfürst', {
        role: 'marketer',
        teams: [],
        isAvailable: false,
      }),
      person('old', 'Rune Bech', { isDisabled: true, isOnline: false, isAvailable: false }),
    ],
  },
  'GET /api/invites': {
    invites: [
      {
        id: 'i1',
        email: 'anja@kestrelsolar.example',
        role: 'agent',
        teams: [],
        invitedBy: 'mette',
        createdAt: now - day,
        expiresAt: now + 6 * day,
      },
    ],
  },
  'GET /api/teams': {
    teams: [
      { id: 'sales', name: 'Sales', members: ['mette', 'ida'] },
      { id: 'service', name: 'Service', members: [] },
    ],
  },
  'GET /api/inboxes': {
    inboxes: [
      { id: 'default', name: 'Everything', teams: [], revision: 1 },
      { id: 'sales', name: 'Sales', teams: ['sales'], hours: 'office', revision: 2 },
    ],
  },
  'GET /api/availability': {
    revision: 3,
    agents: {},
    hours: {
      office: {
        tz: 'Europe/Amsterdam',
        weekly: [1, 2, 3, 4, 5].map(weekday => ({ day: weekday, from: '09:00', to: '17:30' })),
        holidays: ['2026-12-25', '2026-12-26'],
      },
      night: { tz: 'Europe/Berlin', weekly: [{ day: 5, from: '20:00', to: '02:00' }], holidays: [] },
    },
  },
  'GET /api/snippets': {
    snippets: [
      { id: 'free', shortcut: 'survey-free', text: 'The survey is free and takes about an hour.', revision: 1, updatedAt: now },
      {
        id: 'old',
        shortcut: 'survey-old-roof',
        text: 'For roofs over 30 years we check the beams too. '.repeat(8).trim(),
        revision: 1,
        updatedAt: now,
      },
    ],
  },
  'GET /api/tokens': {
    tokens: [
      {
        id: 't1',
        name: 'Website export',
        prefix: 'parley_4f9a',
        scopes: ['contacts:read'],
        createdBy: 'mette',
        createdAt: now - 30 * day,
        expiresAt: now + 60 * day,
        lastUsedAt: now - 3_600_000,
      },
      { id: 't2', name: 'Nightly report', prefix: 'parley_91bc', scopes: ['flows:read'], createdBy: 'mette', createdAt: now },
    ],
  },
  'GET /api/audit': {
    entries: [
      { n: 3, at: now, actor: 'agent:mette', act: 'role-changed', about: 'jonas', details: { from: 'marketer', to: 'agent' } },
      { n: 2, at: now - day, actor: 'agent:mette', act: 'invite', about: 'l_1', details: { email: 'anja@kestrelsolar.example' } },
      { n: 1, at: now - 9 * day, actor: 'agent:mette', act: 'setup', about: 'mette', address: '192.0.2.7' },
    ],
    next: '1',
  },
}
