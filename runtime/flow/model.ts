import { z } from 'zod'
import { itemId } from '../../plugins/kit/fields.ts'
import { languageCode } from '../../plugins/kit/language-code.ts'

/** The format this program writes; `parseFlow` refuses what it does not know. */
export const flowFormat = 1

const reserved = ['__proto__', 'constructor', 'prototype', 'ended']
const nodeId = itemId.refine(id => !reserved.includes(id), 'this id is reserved')
const json = z.record(z.string().max(200), z.unknown())

export const nodeModel = z.strictObject({
  id: nodeId,
  /** The id of an action or trigger. */
  action: itemId,
  /** What its author calls it; without one it is called after its action. */
  name: z.string().max(120).optional(),
  /** Version of the action's config schema this config was written for. */
  actionVersion: z.int().min(1).optional(),
  config: json.default({}),
  /** The author's wording of the action's phrases, by key. */
  phrases: z.record(z.string().max(64), z.record(languageCode, z.string().max(8_000))).optional(),
  position: z.strictObject({ x: z.number(), y: z.number() }).default({ x: 0, y: 0 }),
  note: z.string().max(2_000).optional(),
})

export const edgeModel = z.strictObject({
  id: itemId,
  source: nodeId,
  /** The way out of the source: a fixed name, or `<as>:<item id>`. */
  port: z.string().regex(/^[A-Za-z0-9_-]{1,64}(:[A-Za-z0-9_-]{1,64})?$/, 'a port is a name, or "<name>:<item id>"'),
  target: nodeId,
})

const box = {
  x: z.number(),
  y: z.number(),
  width: z.number().min(40).max(20_000),
  height: z.number().min(24).max(20_000),
}

/** A sheet of paper on the canvas: said to whoever draws, never to a visitor. */
export const noteModel = z.strictObject({ id: itemId, ...box, text: z.string().max(4_000) })

/** A named region of the canvas: whatever lies in it moves with it. */
export const frameModel = z.strictObject({ id: itemId, ...box, title: z.string().max(200) })

const localisedText = z.record(languageCode, z.string().max(8_000))

const optionsModel = z.strictObject({
  /** When visitors meet it: always, or only while the hours of its channel are open. */
  hours: z.enum(['always', 'only-open']).optional(),
  /** Typing pause before each message of the flow that states none, ms. */
  typingDelayMs: z.int().min(0).max(10_000).optional(),
  /** Must the visitor agree before personal data are stored? Asked, or told, before anything else; unless the flow asks itself. */
  consent: z.enum(['off', 'legitimate', 'explicit']).optional(),
  /** What they read then, instead of `consentTexts`. */
  consentText: localisedText.optional(),
  /** Asked at the beginning: whether they want mail of this type. Nobody has to say yes. */
  communicate: z
    .strictObject({
      type: z.string().trim().min(1).max(64),
      /** What they are asked, instead of `communicateTexts`. */
      text: localisedText.optional(),
      /** What stands at the box, instead of the phrase of the action. */
      label: localisedText.optional(),
    })
    .optional(),
  /** On channels of pages: when visitors are asked whether anything may be kept in their browser. */
  cookies: z.enum(['off', 'start', 'exit']).optional(),
  /** What visitors read when the flow cannot go on and people get the conversation. Without it: nothing. */
  errorText: localisedText.optional(),
  /** Asked once, when the conversation has been closed: what a node of the action "survey" would be given. */
  survey: nodeModel.pick({ actionVersion: true, config: true, phrases: true }).optional(),
  /** Quiet time after which an ended flow closes the conversation, ms. */
  idleCloseMs: z.int().min(1_000).max(31_622_400_000).optional(),
})

/** A flow: what an author draws. Ids are stable and opaque, nothing is keyed by a label. */
export const flowModel = z.strictObject({
  $schema: z.string().max(500).optional(),
  format: z.literal(flowFormat),
  id: itemId,
  name: z.string().min(1).max(200),
  kind: z.enum(['bot', 'live-chat']),
  channel: itemId.default('website'),
  inbox: itemId.default('main'),
  /** The first is what the others fall back to. */
  languages: z
    .array(languageCode)
    .min(1)
    .max(50)
    .refine(codes => new Set(codes).size === codes.length, 'a language is listed twice'),
  nodes: z.array(nodeModel).max(10_000),
  edges: z.array(edgeModel).max(50_000),
  notes: z.array(noteModel).max(1_000).optional(),
  frames: z.array(frameModel).max(1_000).optional(),
  target: json.default({}),
  display: json.default({}),
  options: optionsModel.default({}),
})

export type Flow = z.output<typeof flowModel>
export type FlowNode = z.output<typeof nodeModel>
export type FlowEdge = z.output<typeof edgeModel>
export type FlowNote = z.output<typeof noteModel>
export type FlowFrame = z.output<typeof frameModel>
