import type { Choosing } from './choosing.ts'
import type { ExampleSchema } from './example-schema.ts'
import { textMatching } from './text-matching.ts'

/** A text that fits a schema: what its format is written like, else what it is called. */
export function exampleText(schema: ExampleSchema, name: string, choose: Choosing): string {
  const { format = '', pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema
  const known = Object.hasOwn(formats, format) ? formats[format] : undefined
  if (known !== undefined) return known
  if (pattern !== undefined) return textMatching(pattern, choose)
  const text = name === '' ? 'text' : name
  return text
    .repeat(Math.max(1, Math.ceil(minLength / text.length)))
    .slice(0, Math.min(maxLength, Math.max(minLength, text.length)))
}

const formats: Readonly<Record<string, string>> = {
  email: 'ada@example.com',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  hostname: 'example.com',
  uuid: '0b5f5f0c-5f3e-4b7a-9c39-0c1d5a7e2f11',
  guid: '0b5f5f0c-5f3e-4b7a-9c39-0c1d5a7e2f11',
  date: '2026-03-02',
  'date-time': '2026-03-02T09:30:00Z',
  time: '09:30:00',
  duration: 'P1DT2H',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
}
