/** What stands over a mail that is repeated. */
const originals = new Set([
  'original message',
  'originalmessage',
  'original email',
  'ursprüngliche nachricht',
  'original-nachricht',
  'originalnachricht',
  'ursprüngliche mail',
  "message d'origine",
  'message d’origine',
  'message original',
  'message initial',
  'oorspronkelijk bericht',
  'oorspronkelijke bericht',
  'origineel bericht',
  'oprindelig meddelelse',
  'oprindelig besked',
  'opprinnelig melding',
  'original melding',
  'ursprungligt meddelande',
  'originalmeddelande',
  'originalmeddelelse',
  'alkuperäinen viesti',
  'mensaje original',
  'mensagem original',
  'messaggio originale',
  'messaggio originario',
  'oryginalna wiadomość',
  'wiadomość oryginalna',
  'wiadomość oryginalna',
  'původní zpráva',
  'původní e-mail',
  'původní email',
  'исходное сообщение',
  'оригинальное сообщение',
  'исходное письмо',
  '原始邮件',
  '原始郵件',
  '邮件原件',
  '原邮件',
  '원본 메시지',
  '원본 메일',
  '원본메시지',
  'original-mail',
  'reply message',
  'eredeti üzenet',
  'orijinal ileti',
  'mesaj original',
])

/** What stands over a mail that is passed on. */
const forwards = new Set([
  'forwarded message',
  'forwarded mail',
  'begin forwarded message',
  'weitergeleitete nachricht',
  'anfang der weitergeleiteten nachricht',
  'weitergeleitete mail',
  'message transféré',
  'début du message réexpédié',
  'début du message transféré',
  'message réexpédié',
  'courriel transféré',
  'doorgestuurd bericht',
  'begin doorgestuurd bericht',
  'doorgestuurde bericht',
  'videresendt meddelelse',
  'videresendt besked',
  'start på videresendt besked',
  'start på videresendt meddelelse',
  'videresendt melding',
  'videresendt e-post',
  'start på videresendt melding',
  'vidarebefordrat meddelande',
  'vidarebefordrat brev',
  'välitetty viesti',
  'välitetty viesti alkaa',
  'edelleenlähetetty viesti',
  'mensaje reenviado',
  'inicio del mensaje reenviado',
  'mensagem encaminhada',
  'mensagem reencaminhada',
  'início da mensagem encaminhada',
  'início da mensagem reencaminhada',
  'messaggio inoltrato',
  'inizio messaggio inoltrato',
  'inizio del messaggio inoltrato',
  'messaggio girato',
  'przekazana wiadomość',
  'wiadomość przekazana dalej',
  'wiadomość przekazana',
  'początek przekazywanej wiadomości',
  'treść przekazanej wiadomości',
  'przeposlaná zpráva',
  'začátek přeposílané zprávy',
  'přeposlaný e-mail',
  'пересылаемое сообщение',
  'пересланное сообщение',
  'начало переадресованного сообщения',
  'перенаправленное сообщение',
  'пересылаемое письмо',
  '转发邮件',
  '转发的邮件',
  '转发邮件信息',
  '轉寄郵件',
  '轉寄的郵件',
  '以下是转发的邮件',
  '下面是被转发的邮件',
  '開始轉寄郵件',
  '已转发的邮件',
  '转发的信件',
  '转发邮件信息',
  '전달된 메시지',
  '전달된 메일',
  '전달된 메시지 시작',
  '転送メッセージ',
  '転送されたメッセージ',
  'továbbított üzenet',
  'iletilen mesaj',
  'mesaj redirecționat',
])

/** What a line between mails says of the next: `original` it is repeated, `forward` it is passed on. */
export function separatorKind(text: string): 'original' | 'forward' | undefined {
  if (text.length > 120) return undefined
  const words = text
    .replace(/^[-_=*~> ]+|[-_=*~ :：]+$/g, '')
    .trim()
    .toLowerCase()
  const isMarked = /^[-_=*~]{2,}/.test(text) || /[:：]$/.test(text)
  if (!isMarked) return undefined
  // "Forwarded message from Jane Doe" too.
  if (forwards.has(words) || /^(?:forwarded (?:message|by)) .{1,60}$/.test(words)) return 'forward'
  return originals.has(words) ? 'original' : undefined
}

/** A mail that passes another on says so before its subject; which marks mean that depends on the language. */
export function isForwardSubject(subject: string | undefined, isScandinavian: boolean): boolean {
  const [, mark] =
    /^[\s[(]*(fwd?|wg|tr|doorst|vb|vl|rv|enc|i|pd|přep|továbbítás|转发|轉寄|전달|пересл|vs)\s?[:：]/iu.exec(subject ?? '') ?? []
  return mark !== undefined && (mark.toLowerCase() !== 'vs' || isScandinavian)
}
