import type { Letter } from '../../plugins/kit/server.ts'
import type { LetterAbout } from '../conversation/event.ts'
import type { Act } from '../conversation/inbound.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { failpoint } from '../failpoints.ts'
import { translate } from '../locale/translate.ts'
import type { VisitorFiles } from '../media/visitor-files.ts'
import type { Store } from '../store/contract.ts'
import type { LeasedIntake, TakenIntake } from '../store/intake.ts'
import type { TurnEngine } from '../turn/create-turns.ts'
import type { FromPeer } from '../turn/hear-peer.ts'
import type { Answered } from '../turn/turns.ts'
import { createBringFile } from './bring-file.ts'
import { fieldText, fieldVars } from './field-text.ts'
import type { Found } from './find-conversation.ts'
import type { Kept } from './read-incoming.ts'

export interface TakeIntakeParts {
  readonly store: Pick<Store, 'intake' | 'conversations'>
  /** Where it belongs. */
  readonly find: (item: LeasedIntake, kept: Kept) => Promise<Found>
  readonly turns: Pick<TurnEngine, 'hear'>
  readonly files: Pick<VisitorFiles, 'add'>
  /** The inbox of a channel. */
  readonly inboxOf: (channel: string) => string
  /** The largest file. */
  readonly fileBytes: number
  readonly now: () => number
}

/**
 * Makes turns of what came: one of what was written, one more of each file. Each turn's commit takes its part of it, so that what breaks
 * off goes on where it was. Errors: those of turns and of the store.
 */
export function createTakeIntake(parts: TakeIntakeParts): (item: LeasedIntake) => Promise<void> {
  const { store, find, turns, files, inboxOf, fileBytes, now } = parts
  const { conversations, intake } = store

  const known = async (id: string | undefined) => (id === undefined ? undefined : conversations.get(id))
  const bring = createBringFile(intake, files, fileBytes)
  const fileAct = async (conversation: string, language: string, item: LeasedIntake, at: number): Promise<Act> => {
    const brought = await bring(item, conversation, at, 'visitor')
    if (!brought) return { text: '…' }
    if ('fileId' in brought) return brought
    // What is no file we take is still something that was sent: people read that, and why it is not there.
    const { code, params } = brought.refused
    return { text: `${brought.name}: ${translate(`errors.${code}`, params, [language])}` }
  }

  return async item => {
    const kept = keptIn(item)
    const { thread, from, fields } = kept
    const { channel, sender } = item
    const found = await find(item, kept)
    const { own } = found
    const earlier = own ?? (await known(await intake.conversationOf(channel, sender)))
    const peer = { id: sender, ...(thread === undefined ? {} : { thread }) }
    const place = {
      channel,
      peer,
      languages: from.language === undefined ? [] : [from.language],
      inbox: inboxOf(channel),
      ...(from.tz === undefined ? {} : { tz: from.tz }),
      ...(kept.page ? { page: kept.page } : {}),
      ...(kept.flow === undefined ? {} : { flow: kept.flow }),
      ...(earlier ? { visitorId: earlier.visitorId } : {}),
      ...(fields ? { vars: fieldVars(fields) } : {}),
      ...(found.stays ? { stays: found.stays } : {}),
    }
    const always = besideAll(kept, item, own)
    // Where somebody is asked for a file, a picture in their letter may be it.
    const filesHeard = kept.files + (own && isAskedForFile(own) ? (kept.pictures ?? 0) : 0)
    // A file alone is no words: where somebody is asked for one, it is the answer. A conversation begins with words: with what it is called.
    const firstTurn = own && isFileAlone(kept) ? 1 : 0
    const about = (turn: number, act: Act): FromPeer => ({
      ...place,
      key: `in${item.id}.${turn}`,
      act: { ...act, ...always },
      intake: { id: item.id, isWhole: turn === filesHeard, ...(turn === firstTurn ? namedBy(kept) : {}) },
    })
    let at = own
    if (item.turns === 0 && firstTurn === 0) {
      failpoint('intake.before-turn')
      const said = isFileAlone(kept) ? { ...kept, text: (await intake.file(item.id, 0))?.name ?? '…' } : kept
      at = (await hearWritten(said, act => turns.hear(about(0, { ...act, ...beside(kept, item, found) }), own))).record
    }
    for (let turn = Math.max(1, item.turns); at && turn <= filesHeard; turn += 1) {
      const act = await fileAct(at.id, at.language, item, turn - 1)
      const besides = turn === firstTurn ? beside(kept, item, found) : {}
      at = (await turns.hear(about(turn, { ...act, ...besides }), at)).record
    }
    // The question was answered by the first of its pictures, and the server ended before the next: they stand in the letter.
    if (item.turns > filesHeard) await intake.drop(item.id, now())
  }

  async function hearWritten(kept: Kept, hear: (act: Act) => Promise<Answered>): Promise<Answered> {
    const { text, choice, fields } = kept
    const written = text !== undefined && text.trim() !== '' ? { text } : fields ? { text: fieldText(fields) } : {}
    const act = { ...written, ...(fields ? { fields } : {}) }
    if (choice === undefined) return hear(act)
    try {
      return await hear({ ...act, choice })
    } catch (error) {
      // A button of a question that is over: what it says is still something that was said.
      if (!(error instanceof ParleyError && error.code === 'choice_unknown')) throw error
      return hear({ ...act, text: text ?? choice })
    }
  }
}

// Boundary: what is read here, `readIncoming` has made.
function keptIn({ body }: LeasedIntake): Kept {
  return body as Kept
}

function isAskedForFile({ fileAsked, frames }: ConversationRecord): boolean {
  return fileAsked !== undefined || frames.at(-1)?.pending?.input === 'file'
}

function isFileAlone({ text = '', choice, fields, letter, files }: Kept): boolean {
  return text.trim() === '' && choice === undefined && !fields && !letter && files > 0
}

type Own = ConversationRecord | undefined

/** Whoever reads along may answer too: what is said of them is not said of whom the conversation is with. */
const isTheirs = ({ channel, sender }: LeasedIntake, own: Own): boolean =>
  own === undefined || own.channelId !== channel || own.peer?.id === sender

function besideAll(kept: Kept, item: LeasedIntake, own: Own): Pick<Act, 'unheard' | 'name' | 'via'> {
  const { unheard, said, from } = kept
  return {
    ...(unheard ? { unheard } : {}),
    ...(isTheirs(item, own) ? {} : { name: said['name'] ?? said['email'] ?? from.id }),
    ...(own && own.channelId !== item.channel ? { via: item.channel } : {}),
  }
}

function beside(kept: Kept, item: LeasedIntake, { own, setApart }: Found): Partial<Act> {
  const { ticket, said, letter, hasRaw, answerBy } = kept
  // Of another channel's conversation it is known already who they are.
  const isTold = isTheirs(item, own) && (own === undefined || own.channelId === item.channel)
  return {
    ...(isTold && Object.keys(said).length > 0 ? { said } : {}),
    ...(ticket ? { ticket } : {}),
    ...(letter ? { letter: aboutOf(letter, kept.pictures) } : {}),
    ...(hasRaw ? { hasOriginal: hasRaw } : {}),
    ...(answerBy ? { answerBy } : {}),
    ...(setApart ? { setApart } : {}),
  }
}

function aboutOf({ folded, html, ...letter }: Letter, pictures = 0): LetterAbout {
  return {
    ...letter,
    ...(folded === undefined ? {} : { hasFolded: true }),
    ...(html === undefined ? {} : { hasHtml: true }),
    ...(pictures > 0 ? { hasPictures: true } : {}),
  }
}

function namedBy({ id, letter }: Kept): Pick<TakenIntake, 'named' | 'body'> {
  const { folded, html } = letter ?? {}
  const body = { ...(folded === undefined ? {} : { folded }), ...(html === undefined ? {} : { html }) }
  return { named: id, ...(Object.keys(body).length > 0 ? { body } : {}) }
}
