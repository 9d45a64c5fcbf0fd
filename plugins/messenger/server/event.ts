import { z } from 'zod'

const id = z.string().min(1).max(200)
const long = z.string().max(100_000)
const mid = z.string().min(1).max(1_000)

export const attachment = z.object({
  type: z.string().max(64),
  title: long.nullish(),
  url: long.nullish(),
  payload: z
    .object({
      url: long.nullish(),
      title: long.nullish(),
      sticker_id: z.union([z.string(), z.number()]).transform(String).nullish(),
      coordinates: z.object({ lat: z.number(), long: z.number() }).nullish(),
    })
    .nullish(),
})

export type Attachment = z.output<typeof attachment>

const referral = z.object({
  ref: z.string().max(2_000).nullish(),
  source: z.string().max(64).nullish(),
  type: z.string().max(64).nullish(),
  ad_id: z.string().max(64).nullish(),
  ads_context_data: z.object({ ad_title: z.string().max(2_000).nullish() }).nullish(),
})

export type Referral = z.output<typeof referral>

const message = z.object({
  mid,
  text: long.nullish(),
  is_echo: z.boolean().nullish(),
  is_deleted: z.boolean().nullish(),
  app_id: z.string().nullish(),
  metadata: z.string().nullish(),
  quick_reply: z.object({ payload: z.string().max(1_000) }).nullish(),
  reply_to: z.object({ mid: mid.nullish() }).nullish(),
  attachments: z.array(attachment).max(100).nullish(),
  referral: referral.nullish(),
})

export type Message = z.output<typeof message>

const count = z.coerce.number().int().min(0)
const owners = z.object({ previous_owner_app_id: z.string().nullish(), new_owner_app_id: z.string().nullish() })

/** What an event may be about, by the key that says so. */
export const kinds = {
  message,
  message_edit: z.object({ mid, text: long, num_edit: count }),
  postback: z.object({
    mid: mid.nullish(),
    title: z.string().max(1_000).nullish(),
    payload: z.string().max(1_000).nullish(),
    referral: referral.nullish(),
  }),
  referral,
  optin: z.object({
    type: z.string().max(64).nullish(),
    ref: z.string().max(2_000).nullish(),
    payload: z.string().max(1_000).nullish(),
    notification_messages_status: z.string().max(64).nullish(),
  }),
  delivery: z.object({ mids: z.array(mid).max(10_000).nullish(), watermark: count }),
  read: z.object({ watermark: count }),
  reaction: z.object({ mid: mid.nullish(), action: z.string().max(32) }),
  pass_thread_control: owners,
  take_thread_control: owners,
  request_thread_control: z.object({ requested_owner_app_id: z.string().nullish() }),
  app_roles: z.record(z.string(), z.array(z.string())),
  account_linking: z.object({ status: z.string().max(32) }),
  response_feedback: z.object({ feedback: z.string().max(200), mid: mid.nullish() }),
  policy_enforcement: z.object({ action: z.string().max(32), reason: z.string().max(2_000).nullish() }),
} as const

export type Kind = keyof typeof kinds

const party = z.object({ id: id.nullish(), user_ref: id.nullish() }).nullish()

/** Around what happened: between whom. */
export const envelope = z.looseObject({ sender: party, recipient: party })

/** What an event is about; nothing where it is of no kind that is known. */
export function kindOf(event: Readonly<Record<string, unknown>>): Kind | undefined {
  return (Object.keys(kinds) as Kind[]).find(kind => Object.hasOwn(event, kind))
}
