import type { MailCase } from './mail-case.ts'
import { hex, odd } from './odd-ones.ts'
import type { WrittenPart } from './write-mail.ts'

const inCharset = (charset: string, bytes: string, text: string, encoding: WrittenPart['encoding'] = '8bit'): MailCase =>
  odd(`in ${charset}, ${encoding}`, { type: `text/plain; charset=${charset}`, bytes: hex(bytes), encoding }, text)

/** Mails in all charsets that come up, their bytes given as they are. */
export const charsets: readonly MailCase[] = [
  inCharset('iso-8859-1', '4772fcdf65', 'Grüße'),
  inCharset('ISO-8859-15', '31a4', '1€', 'quoted-printable'),
  inCharset('windows-1252', '93686993', '“hi“', 'base64'),
  inCharset('iso-8859-2', 'b3f3df', 'łóß'),
  inCharset('windows-1250', '9ced', 'śí'),
  inCharset('koi8-r', 'f0d2c9d7c5d4', 'Привет'),
  inCharset('windows-1251', 'cff0e8e2e5f2', 'Привет', 'quoted-printable'),
  inCharset('iso-2022-jp', '1b2442244f242421221b2842', 'はい、', '7bit'),
  inCharset('shift_jis', '82cd82a2', 'はい', 'base64'),
  inCharset('euc-kr', 'b3d7', '네'),
  inCharset('ks_c_5601-1987', 'b3d7bfe4', '네요', 'base64'),
  inCharset('gb2312', 'c4e3bac3', '你好', 'base64'),
  inCharset('gb18030', 'c4e3bac3', '你好'),
  inCharset('big5', 'a741a66e', '你好', 'base64'),
  inCharset('utf-8', '68c3a96c6c6f', 'héllo'),
  inCharset('"utf8"', '68c3a9', 'hé', 'quoted-printable'),
  inCharset('utf-16le', '68006900', 'hi', 'base64'),
  inCharset('iso-8859-8-i', 'f9ece5ed', 'שלום'),
  inCharset('cp932', '82cd', 'は', 'base64'),
  inCharset('us-ascii', '68c3a9', 'hé'),
  inCharset('utf-8', '68e9', 'hé', 'quoted-printable'),
  inCharset('unknown-8bit', '68c3a9', 'hé', 'base64'),
  inCharset('x-klingon', '68e96c', 'hél'),
  inCharset('utf-7', '6869', 'hi'),
]
