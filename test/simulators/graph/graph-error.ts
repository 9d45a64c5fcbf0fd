/** An error as the Graph API answers it. Its words are in whatever language. */
export interface GraphError {
  readonly status: number
  readonly code: number
  readonly subcode?: number
  readonly headers?: Readonly<Record<string, string>>
}

export function errorBody({ code, subcode }: GraphError): object {
  const about = { message: '(#0) Das hat nicht geklappt', type: 'OAuthException', fbtrace_id: 'AbCdEf123' }
  return { error: { ...about, code, ...(subcode === undefined ? {} : { error_subcode: subcode }) } }
}

export const errors = {
  temporary: { status: 500, code: 2 },
  'maybe-sent': { status: 500, code: 1, subcode: 1_357_046 },
  'too-many': { status: 400, code: 613 },
  usage: {
    status: 403,
    code: 80_006,
    headers: { 'x-business-use-case-usage': JSON.stringify({ 1: [{ type: 'messenger', estimated_time_to_regain_access: 7 }] }) },
  },
  'outside-window': { status: 400, code: 10, subcode: 2_018_278 },
  'outside-week': { status: 400, code: 10, subcode: 2_534_022 },
  blocked: { status: 400, code: 551, subcode: 1_545_041 },
  restricted: { status: 400, code: 10, subcode: 1_893_063 },
  'no-such-person': { status: 400, code: 100, subcode: 2_018_001 },
  'no-profile': { status: 400, code: 100, subcode: 2_018_218 },
  'bad-attachment': { status: 400, code: 100, subcode: 2_018_047 },
  invalid: { status: 400, code: 100 },
  'bad-app': { status: 400, code: 101 },
  'no-such-page': { status: 400, code: 100, subcode: 33 },
  revoked: { status: 401, code: 190, subcode: 460 },
  'no-permission': { status: 403, code: 200 },
  unknown: { status: 400, code: 9_999 },
} as const satisfies Record<string, GraphError>

export type ErrorName = keyof typeof errors
