import { z } from 'zod'
import { pageRule } from '../../../plugins/kit/targeting/page-rule.ts'
import { devices } from '../../../plugins/kit/targeting/visitor-facts.ts'
import { visitorTest } from '../../../plugins/kit/targeting/visitor-test.ts'
import { language, list, shortId } from './basics.ts'

const text = z.string().max(2_000)
const values = z
  .record(z.string().max(64), z.union([text, z.number(), z.boolean(), z.array(text).max(100)]))
  .refine(properties => Object.keys(properties).length <= 100, 'at most 100 properties')
const facts = z.strictObject({
  language: language.optional(),
  device: z.enum(devices).optional(),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, 'two letters, like DK')
    .optional(),
  referrer: z.string().max(4_000).optional().describe('Empty: they came by themselves.'),
  seconds: z.number().min(0).max(1e9).optional(),
  views: z.int().min(0).max(1e9).optional(),
  isReturning: z.boolean().optional(),
  isIdentified: z.boolean().optional().describe('Does the site vouch for them?'),
  properties: values.optional().describe('Of the contact they are known to be. Left out: nobody knows them.'),
  lists: z.array(shortId).max(100).optional(),
})

export const simulateTargetingBody = z.strictObject({
  channel: shortId,
  url: z.string().max(4_000).optional().describe('The page. One that is no web page is one that nobody knows.'),
  facts: facts.default({}).describe('What is known of the visitor. What is left out is unknown.'),
  contact: shortId.optional().describe('Take properties and lists of this contact. Takes “contacts:read”.'),
  draft: z
    .strictObject({
      flow: shortId,
      target: z.record(z.string().max(200), z.unknown()),
      hours: z.enum(['always', 'only-open']).optional(),
    })
    .optional()
    .describe('As if this flow had this target, were published and on.'),
})
export type SimulateTargeting = z.input<typeof simulateTargetingBody>

const judged = { at: z.int(), holds: z.boolean(), actual: z.string().optional().describe('What was there. Left out: unknown.') }
const ofPage = z.object({ ...judged, block: z.enum(['pages', 'exceptPages']), rule: pageRule })
const ofVisitor = z.object({ ...judged, block: z.enum(['visitors', 'exceptVisitors']), group: z.int(), rule: visitorTest })
export type JudgedRule = z.output<typeof ofPage> | z.output<typeof ofVisitor>

const simulatedFlow = z.object({
  id: z.string(),
  name: z.string(),
  live: z.boolean(),
  fate: z
    .enum(['shown', 'off', 'other', 'behind', 'blocked', 'hours', 'paused', 'unreadable'])
    .describe(
      'Shown; off; for others; for them, but another is shown before it, or keeps its hours; for them, but it keeps its own hours; the channel rests; its target cannot be read.',
    ),
  meets: z.boolean().describe('Is it for this visitor on this page?'),
  by: z
    .enum(['meets', 'except-page', 'except-visitor', 'page', 'visitor'])
    .optional()
    .describe('What decided: exclusions come first, then the page, then the visitor.'),
  rules: list(z.union([ofPage, ofVisitor])).describe('Every rule, and whether it holds.'),
  dueMs: z.int().optional().describe('After so long on the page it would be for them.'),
})
export type SimulatedFlow = z.output<typeof simulatedFlow>

export const simulateTargetingAnswer = z.object({
  shows: z.string().nullable().describe('The id of the flow that is shown.'),
  isOpen: z.boolean().describe('Are the hours of the channel open?'),
  isPaused: z.boolean(),
  flows: list(simulatedFlow).describe('Those of the channel, in order.'),
})
