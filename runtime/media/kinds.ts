/** A kind of file that may come in: what it is served as, and how its name may end. */
export interface Kind {
  readonly type: string
  readonly endings: readonly string[]
}

const picture = (name: string, endings: readonly string[] = [name]): Kind => ({ type: `image/${name}`, endings })
const office = (name: string, ending: string): Kind => ({
  type: `application/vnd.openxmlformats-officedocument.${name}`,
  endings: [ending],
})
const open = (name: string, ending: string): Kind => ({ type: `application/vnd.oasis.opendocument.${name}`, endings: [ending] })

const pictures: Kinds = {
  png: picture('png'),
  apng: picture('png'),
  jpg: picture('jpeg', ['jpg', 'jpeg']),
  gif: picture('gif'),
  webp: picture('webp'),
}

/** Kinds by what their content shows: the names that `file-type` has for it. Nothing in them can carry a script into a page. */
export type Kinds = Readonly<Record<string, Kind>>

/** What the team may show. */
export const mediaKinds: Kinds = {
  ...pictures,
  avif: picture('avif'),
  mp4: { type: 'video/mp4', endings: ['mp4', 'm4v'] },
  m4v: { type: 'video/mp4', endings: ['mp4', 'm4v'] },
  webm: { type: 'video/webm', endings: ['webm'] },
  mp3: { type: 'audio/mpeg', endings: ['mp3'] },
  ogg: { type: 'audio/ogg', endings: ['ogg', 'oga'] },
  opus: { type: 'audio/ogg', endings: ['ogg', 'opus'] },
  wav: { type: 'audio/wav', endings: ['wav'] },
  pdf: { type: 'application/pdf', endings: ['pdf'] },
}

/** Plain text, which no first bytes give away: it is read through. */
export const textKinds: Kinds = {
  txt: { type: 'text/plain; charset=utf-8', endings: ['txt'] },
  csv: { type: 'text/csv; charset=utf-8', endings: ['csv'] },
}

/** What visitors may send. */
export const visitorKinds: Kinds = {
  ...pictures,
  pdf: { type: 'application/pdf', endings: ['pdf'] },
  docx: office('wordprocessingml.document', 'docx'),
  xlsx: office('spreadsheetml.sheet', 'xlsx'),
  pptx: office('presentationml.presentation', 'pptx'),
  odt: open('text', 'odt'),
  ods: open('spreadsheet', 'ods'),
  odp: open('presentation', 'odp'),
  ...textKinds,
}

/** What agents may send: what visitors may, and what the team shows. */
export const agentKinds: Kinds = { ...mediaKinds, ...visitorKinds }

/** How the names of these kinds may end. */
export function endingsOf(kinds: Kinds): readonly string[] {
  return [...new Set(Object.values(kinds).flatMap(kind => kind.endings))]
}
