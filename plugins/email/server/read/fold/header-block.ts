type Role = 'from' | 'sent' | 'to' | 'cc' | 'subject'

/** Labels of the headers that mail programs write before a mail they repeat, by what they say. One word may say several things. */
const labels: Readonly<Record<Role, readonly string[]>> = {
  from: [
    'from',
    'von',
    'de',
    'van',
    'fra',
    'från',
    'lähettäjä',
    'da',
    'od',
    'от',
    'від',
    '发件人',
    '寄件者',
    '寄件人',
    '보낸 사람',
    '보낸사람',
    '差出人',
    'expéditeur',
    'absender',
    'mittente',
    'remitente',
    'remetente',
    'avsändare',
    'afzender',
    'nadawca',
    'odesílatel',
    'отправитель',
    'feladó',
    'kimden',
    'de la',
    'reply-to',
  ],
  sent: [
    'sent',
    'date',
    'gesendet',
    'datum',
    'envoyé',
    'envoyé le',
    'verzonden',
    'sendt',
    'dato',
    'skickat',
    'lähetetty',
    'päivämäärä',
    'päiväys',
    'enviado',
    'enviado el',
    'enviada em',
    'enviado em',
    'enviada',
    'fecha',
    'data',
    'inviato',
    'data invio',
    'wysłano',
    'wysłane',
    'odesláno',
    'отправлено',
    'дата',
    'надіслано',
    '发送时间',
    '发送日期',
    '日期',
    '寄件日期',
    '傳送時間',
    '보낸 날짜',
    '보낸날짜',
    '날짜',
    '送信日時',
    '日時',
    'elküldve',
    'dátum',
    'gönderildi',
    'tarih',
    'trimis',
  ],
  to: [
    'to',
    'an',
    'à',
    'a',
    'aan',
    'til',
    'till',
    'vastaanottaja',
    'kenelle',
    'para',
    'do',
    'komu',
    'кому',
    '收件人',
    '收件者',
    '받는 사람',
    '받는사람',
    '宛先',
    'destinataire',
    'destinatario',
    'címzett',
    'kime',
    'către',
  ],
  cc: ['cc', 'kopie', 'kopi', 'kopia', 'kopio', 'dw', 'копия', 'копія', '抄送', '副本', '참조', 'cc:'],
  subject: [
    'subject',
    'betreff',
    'objet',
    'onderwerp',
    'emne',
    'ämne',
    'aihe',
    'asunto',
    'assunto',
    'oggetto',
    'temat',
    'předmět',
    'тема',
    '主题',
    '主旨',
    '제목',
    '件名',
    'tárgy',
    'konu',
    'subiect',
  ],
}

const rolesOf: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set(Object.values(labels).flat())].map(word => [
    word,
    Object.entries(labels).flatMap(([role, words]) => (words.includes(word) ? [role] : [])),
  ]),
)

/** What the labels at the beginnings of lines say; undefined where none stands. `texts`: as `bare` gives them. */
export const rolesOfLines = (texts: readonly string[]): readonly (readonly string[] | undefined)[] => texts.map(rolesIn)

/** The headers of a mail that is repeated begin at `at`: at least three that are known, one of them its sender, or its day and subject. */
export function isHeaderBlock(roles: readonly (readonly string[] | undefined)[], at: number): boolean {
  if (roles[at] === undefined) return false
  const found = new Set<string>()
  let labelled = 0
  let others = 0
  // Lists of addresses are wrapped, and some programs leave lines empty.
  for (let line = at; line < Math.min(roles.length, at + 15) && others < 4; line++) {
    const said = roles[line]
    if (said === undefined) others += 1
    else {
      labelled += 1
      for (const role of said) found.add(role)
    }
    if (labelled >= 3 && found.size >= 3 && (found.has('from') || (found.has('sent') && found.has('subject')))) return true
  }
  return false
}

/** As `isHeaderBlock`, but in any language: three lines running of a short label and what it says. */
export function looksLikeHeaders(texts: readonly string[], at: number): boolean {
  const next = texts.slice(at, at + 8).filter(text => text !== '')
  return next.length >= 3 && next.slice(0, 3).every(text => /^[*_]?[^:：]{1,30}[:：][*_]?\s*\S/.test(text))
}

/** `da` and `no` write "VS" before what they pass on; `fi` before answers. */
export const isScandinavian = (texts: readonly string[], at: number): boolean =>
  texts.slice(at, at + 6).some(text => /^[*_]?(?:fra|sendt|emne)[*_]?\s?:/i.test(text))

function rolesIn(text: string): readonly string[] | undefined {
  const [, label] = /^[*_]{0,2}([^:：*_]{1,20}?)[*_]{0,2} ?[:：](?:[*_ ]|$|[^/\s])/.exec(text) ?? []
  return label === undefined ? undefined : rolesOf.get(label.trim().toLowerCase())
}
