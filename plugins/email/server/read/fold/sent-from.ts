/** What mail programs write under a mail of their own accord, by language: how it begins. */
const openings =
  /^(?:sent (?:from|via|with|by|using)|get outlook|von meinem|von mein|gesendet|diese nachricht wurde|diese e-mail wurde von meinem|hol(?:en sie sich)? outlook|laden sie outlook|outlook für|envoyé|télécharge[rz]|obtene[zr]|provenance|verzonden|verstuurd|verstuur|outlook voor|download outlook|sendt|hent|få outlook|skaff deg|last ned|skickat|skickades|hämta|skaffa|lähetetty|hanki|lataa|enviado|obtener|obtén|descargar?|consigue|enviada|obter|obtenha|baixar|inviat[oa]|scarica|ottieni|wysłan[eo]|pobierz|uzyskaj|odeslán[oa]|získ(?:at|ejte)|posláno|stáhnout|отправлено|скачать|получить|скачайте|发自|從我的|从我的|发送自|來自我的|傳送自|寄自|获取|取得|나의|내 |iphone에서|(?:ios|android)용 outlook)/iu

/** What they are written with. Without one of these a person may have said it. */
const things =
  /iphon|ipad|ipod|ios|android|outlook|samsung|galaxy|huawei|xiaomi|oneplus|pixel|nokia|sony|lg |motorola|yahoo|proton|gmx|web\.de|t-online|blackberry|windows|thunderbird|k-9|fairemail|mailbird|bluemail|spark|airmail|apple watch|mac\b|canary|tutanota|hey\b|orange|freenet|mail\.ru|yandex|яндекс|почт|qq邮箱|网易|手机|휴대폰|네이버|mobil|handy|smartphone|smarttelefon|telefon|téléphone|teléfono|móvil|celular|puhelime|cellulare|telef[oó]n|phone|tablet|gerät|device|apparaat|matkapuh|мобильн|телефон|mail app|e-mail app/iu

const endings = /(?:에서 보냄|에서 보냈습니다\.?|에서 보낸 메일|发送|傳送)$/u

/** A line that the program wrote under the mail: "Sent from my iPhone". */
export function isSentFrom(text: string): boolean {
  if (text === '' || text.length > 120 || text.split(' ').length > 14 || /[?!]$/.test(text)) return false
  return (openings.test(text) || endings.test(text)) && things.test(text)
}
