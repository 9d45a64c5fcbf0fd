/** URLs that all mean a private target, each written another way. */
export function privateSpellings(): string[] {
  const urls = new Set<string>()
  for (const host of [...privateHosts.flatMap(ipv4Spellings), ...ipv6, ...names]) {
    urls.add(`http://${host}/`)
    urls.add(`https://${host}:8443/a?b#c`)
  }
  for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
    urls.add(`http://public.test@${host}/`)
    urls.add(`http://user:password@${host}/`)
    urls.add(`http:\\\\${host}\\`)
    urls.add(`http:${host}:8080`)
    urls.add(`  http://${host}\t/`)
  }
  return [...urls]
}

const privateHosts = [
  [127, 0, 0, 1],
  [127, 8, 9, 10],
  [10, 0, 0, 1],
  [172, 16, 5, 4],
  [172, 31, 255, 254],
  [192, 168, 1, 1],
  [169, 254, 169, 254],
  [100, 64, 0, 1],
  [0, 0, 0, 0],
  [198, 18, 0, 1],
  [224, 0, 0, 1],
  [255, 255, 255, 255],
] as const

type Bytes = (typeof privateHosts)[number]

function ipv4Spellings(bytes: Bytes): string[] {
  const [a, b, c, d] = bytes
  const number = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d
  const dotted = bytes.join('.')
  const hex = bytes.map(byte => byte.toString(16).padStart(2, '0'))
  const [high, low] = [hex.slice(0, 2).join(''), hex.slice(2).join('')]
  return [
    dotted,
    `${dotted}.`,
    String(number),
    `0x${number.toString(16)}`,
    `0${number.toString(8)}`,
    bytes.map(byte => `0${byte.toString(8)}`).join('.'),
    bytes.map(byte => `000${byte.toString(8)}`).join('.'),
    hex.map(byte => `0x${byte}`).join('.'),
    `0x${hex[0]}.0${b.toString(8)}.${c}.${d}`,
    `${a}.${b * 2 ** 16 + c * 2 ** 8 + d}`,
    `${a}.${b}.${c * 2 ** 8 + d}`,
    `${a}.0x${(b * 2 ** 16 + c * 2 ** 8 + d).toString(16)}`,
    dotted.replace(/\d/g, digit => String.fromCodePoint(0xff10 + Number(digit))),
    dotted.replace(/\d/g, digit => String.fromCodePoint(0x1d7d8 + Number(digit))),
    dotted.replaceAll('.', '。'),
    dotted.replaceAll('.', '%2e'),
    encodeAll(dotted),
    `[::ffff:${dotted}]`,
    `[::ffff:${high}:${low}]`,
    `[0:0:0:0:0:ffff:${high}:${low}]`,
    `[::${dotted}]`,
    `[::ffff:0:${dotted}]`,
    `[64:ff9b::${dotted}]`,
    `[64:ff9b:1::${high}:${low}]`,
    `[2002:${high}:${low}::]`,
    `[2001:0:${high}:${low}::1]`,
  ]
}

function encodeAll(text: string): string {
  return text.replace(/./g, letter => `%${letter.charCodeAt(0).toString(16)}`)
}

const ipv6 = [
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[fc00::1]',
  '[fd12:3456:789a::1]',
  '[fe80::1]',
  '[fe80::1%25eth0]',
  '[fe80::1%eth0]',
  '[::1%25lo]',
  '[fec0::1]',
  '[ff02::1]',
  '[100::1]',
  '[2001:db8::1]',
  '[FD00::A]',
]

const names = [
  'localhost',
  'LOCALHOST',
  'localhost.',
  'a.localhost',
  'localhost.localdomain',
  'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
  'loc%61lhost',
  'printer.local',
  'metadata.google.internal',
  'router.lan',
  'nas.home.arpa',
  'postgres',
  'resolves-to-private.test',
  'resolves-to-v6.test',
]
