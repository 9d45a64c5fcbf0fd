import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { loadPlugins } from '../../runtime/plugins/load-plugins.ts'
import { exampleOf } from '../../runtime/preview/example-of.ts'

const text = fc.oneof(
  fc.constantFrom(
    z.string(),
    z.string().min(12),
    z.string().max(3),
    z.string().length(40),
    z.email(),
    z.url(),
    z.url({ protocol: /^https$/ }),
    z.uuid(),
    z.iso.date(),
    z.iso.datetime(),
    z.iso.time(),
    z.iso.duration(),
    z.ipv4(),
    z.ipv6(),
    z.cuid2(),
    z.ulid(),
    z.base64(),
    z.e164(),
    z.hex(),
    z.string().startsWith('ord_'),
    z.string().endsWith('.pdf'),
    z.string().includes('@'),
    z.string().regex(/^[A-Z]{3}-\d{4,6}(\.[a-f]+)?$/),
    z.string().regex(/^(?:yes|no)!*$/),
    z
      .string()
      .regex(/^[^a-z]\w+\s\S$/)
      .min(6),
    z.string().regex(/^#[0-9a-f]{6}$/i),
    z.templateLiteral(['v', z.number(), '.', z.enum(['x', 'y'])]),
  ),
)
const number = fc.constantFrom(
  z.number(),
  z.number().min(5),
  z.number().max(-3),
  z.number().gt(0).lt(0.001),
  z.number().gt(10),
  z.number().multipleOf(0.25).min(3),
  z.int(),
  z.int().min(400).max(499),
  z.int().multipleOf(7).gt(7),
  z.int().negative(),
)
const plain: fc.Arbitrary<z.ZodType> = fc.oneof(
  text,
  number,
  fc.constantFrom(
    z.boolean(),
    z.null(),
    z.literal('on'),
    z.literal([1, 2]),
    z.literal(false),
    z.enum(['a', 'b']),
    z.unknown(),
    z.any(),
    z.json(),
    z.string().default('x'),
    z.int().optional(),
    z.email().nullable(),
    z.coerce.number(),
  ),
)

function objectOf(inner: fc.Arbitrary<z.ZodType>): fc.Arbitrary<z.ZodObject> {
  return fc
    .dictionary(fc.constantFrom('id', 'status', 'name', 'items', 'next'), inner, { maxKeys: 4 })
    .chain(
      (shape): fc.Arbitrary<z.ZodObject> =>
        fc.constantFrom<z.ZodObject[]>(z.object(shape), z.strictObject(shape), z.looseObject(shape), z.object(shape).partial()),
    )
}

function schemaOf(depth: number): fc.Arbitrary<z.ZodType> {
  if (depth === 0) return plain
  const inner = schemaOf(depth - 1)
  const object = objectOf(inner)
  const two = fc.tuple(inner, inner)
  return fc.oneof<fc.Arbitrary<z.ZodType>[]>(
    plain,
    object,
    fc.tuple(inner, fc.nat(3)).map(([item, least]) => z.array(item).min(least)),
    inner.map(item => z.array(item).max(0)),
    two.map(([a, b]) => z.tuple([a, b])),
    two.map(([a, b]) => z.tuple([a], b)),
    two.map(([a, b]) => z.union([a, b])),
    two.map(([a, b]) => z.intersection(z.object({ a }), z.object({ b }))),
    inner.map(item => item.optional()),
    inner.map(item => item.nullable()),
    inner.map(item => z.record(z.string(), item)),
    inner.map(item => z.record(z.enum(['en', 'nl']), item)),
    inner.map(item => z.record(z.string().regex(/^[a-z]{2}$/), item)),
    fc
      .tuple(object, object)
      .map(([a, b]) => z.discriminatedUnion('type', [a.extend({ type: z.literal('a') }), b.extend({ type: z.literal('b') })])),
  )
}

it('fits whatever schema it is made for, and is JSON', () => {
  fc.assert(
    fc.property(
      schemaOf(3).filter(schema => !schema.safeParse(undefined).success || schema.safeParse(null).success),
      schema => {
        const example = exampleOf(schema)
        const read = schema.safeParse(example)
        expect(read.success, `${JSON.stringify(example)} ${read.error?.message}`).toBe(true)
        expect(JSON.parse(JSON.stringify(example))).toEqual(example)
      },
    ),
    { numRuns: 300 },
  )
})

it('is rich: what may be left out is in it where it fits, and has the names of its places', () => {
  const order = z.object({ status: z.int(), city: z.string(), tags: z.array(z.string()), note: z.string().optional() })
  expect(exampleOf(order)).toEqual({ status: 200, city: 'city', tags: ['tags'], note: 'note' })
})

it('leaves out what does not go together', () => {
  const either = z
    .object({ a: z.string().optional(), b: z.string().optional() })
    .refine(({ a, b }) => a === undefined || b === undefined)
  expect(either.safeParse(exampleOf(either)).success).toBe(true)
})

it('ends, also where a schema holds itself, and where nothing fits', () => {
  const tree: z.ZodType = z.object({
    name: z.string(),
    get children() {
      return z.array(tree)
    },
  })
  expect(tree.safeParse(exampleOf(tree)).success).toBe(true)
  expect(exampleOf(z.never())).toBeNull()
  expect(exampleOf(z.string().refine(() => false))).toBeNull()
  expect(exampleOf(undefined)).toBeNull()
})

it('is there for every action that brings something back', async () => {
  const { declarations } = await loadPlugins()
  for (const declared of declarations.values()) {
    if (declared.type !== 'action' || !declared.result) continue
    expect(declared.result.safeParse(exampleOf(declared.result)).success, declared.id).toBe(true)
  }
})
