import { escapeHtml, pickText } from '../kit/index.ts'
import type { FormConfig, FormField } from './config.ts'
import { longest } from './longest.ts'
import { say } from './phrases.ts'

export interface ControlsAbout {
  readonly settings: FormConfig
  readonly language: string
  /** What was filled in before, by name. */
  readonly given?: ReadonlyMap<string, readonly string[]>
  /** What is wrong with it, in words. */
  readonly errors?: ReadonlyMap<string, string>
}

/** One field as HTML, with its label and what is wrong with it. */
export interface Control {
  readonly id: string
  readonly label: string
  readonly error?: string
  readonly html: string
}

/** The name under which files come along. */
export const filesName = '_files'

/** Every field of a form. Works without a script. */
export function controlsOf(about: ControlsAbout): readonly Control[] {
  const { settings, language } = about
  const fields = settings.fields.map(field => {
    const label = pickText(field.label, [language, 'en']) || field.name
    return control({ ...field, label }, about, attributes => inputOf(field, attributes, about))
  })
  if (settings.files === 0) return fields
  const files = { name: filesName, label: say('files', language), kind: 'file', required: false } as const
  return [...fields, control(files, about, attributes => `<input type="file" ${attributes} multiple>`)]
}

/** A field that people do not see and programs fill in. */
export function trapOf({ settings, language }: ControlsAbout, hidden: string): string {
  const label = escapeHtml(say('trap', language))
  const input = `<input name="${escapeHtml(settings.trap)}" tabindex="-1" autocomplete="off">`
  return `<p ${hidden} aria-hidden="true"><label>${label} ${input}</label></p>`
}

interface Labelled {
  readonly name: string
  readonly label: string
  readonly kind: FormField['kind'] | 'file'
  readonly required: boolean
}

function control(
  { name, label, kind, required }: Labelled,
  about: ControlsAbout,
  input: (attributes: string) => string,
): Control {
  const error = about.errors?.get(name)
  const id = `field-${name}`
  const wrong = error === undefined ? '' : ` aria-invalid="true" aria-describedby="${id}-error"`
  const drawn = input(`id="${id}" name="${escapeHtml(name)}"${required ? ' required' : ''}${wrong}`)
  const said = error === undefined ? '' : `<strong id="${id}-error" class="error">${escapeHtml(error)}</strong>`
  const optional = required ? '' : ` <small>(${escapeHtml(say('optional', about.language))})</small>`
  const words = `${escapeHtml(label)}${optional}`
  const html =
    kind === 'checkbox'
      ? `<p class="tick">${said}<label>${drawn} <span>${words}</span></label></p>`
      : `<p><label for="${id}">${words}</label>${said}${drawn}</p>`
  return { id, label, html, ...(error === undefined ? {} : { error }) }
}

const types = { email: 'email', phone: 'tel', url: 'url', number: 'text', text: 'text' } as const
const known: Readonly<Record<string, string>> = { email: 'email', phone: 'tel', url: 'url' }

function inputOf({ kind, name, options }: FormField, attributes: string, { settings, language, given }: ControlsAbout): string {
  const value = given?.get(name)?.at(-1) ?? ''
  switch (kind) {
    case 'longtext':
      // A line break right behind the tag would be dropped.
      return `<textarea ${attributes} rows="6" maxlength="${longest.longtext}">\n${escapeHtml(value)}</textarea>`
    case 'checkbox':
      return `<input type="checkbox" ${attributes} value="yes"${value === '' ? '' : ' checked'}>`
    case 'choice': {
      const listed = options.map(({ id, label }) => {
        const chosen = id === value ? ' selected' : ''
        return `<option value="${escapeHtml(id)}"${chosen}>${escapeHtml(pickText(label, [language, 'en']) || id)}</option>`
      })
      return `<select ${attributes}><option value="">${escapeHtml(say('choose', language))}</option>${listed.join('')}</select>`
    }
    default: {
      const complete = name === settings.nameField ? 'name' : known[kind]
      const help = `${complete === undefined ? '' : ` autocomplete="${complete}"`}${kind === 'number' ? ' inputmode="decimal"' : ''}`
      return `<input type="${types[kind]}" ${attributes}${help} maxlength="${longest[kind]}" value="${escapeHtml(value)}">`
    }
  }
}
