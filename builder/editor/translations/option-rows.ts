import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { Localised } from '../../../plugins/kit/text.ts'
import { communicateTexts, consentTexts } from '../../../runtime/flow/consent-texts.ts'
import type { FlowSettings } from '../state/document.ts'
import type { TextRow } from './text-rows.ts'

/** Texts of the options that visitors read, as the options stand: what is switched off is read by nobody. */
export function optionRows({ options }: FlowSettings, subscription: Descriptor | undefined): readonly TextRow[] {
  const { consent = 'off', consentText, communicate, errorText } = options
  return [
    ...(errorText === undefined ? [] : [rowOf(['errorText'], errorText, undefined)]),
    ...(consent === 'off' ? [] : [wholeRow(['consentText'], consentText, consentTexts[consent])]),
    ...(communicate === undefined
      ? []
      : [
          wholeRow(['communicate', 'text'], communicate.text, communicateTexts),
          rowOf(['communicate', 'label'], communicate.label, subscription?.phrases?.['yes']),
        ]),
  ]
}

function rowOf(path: readonly string[], texts: Localised = {}, defaults: Localised | undefined): TextRow {
  return { id: `options/${path.join('.')}`, node: undefined, path: ['options', ...path], texts, defaults }
}

// One that is written stands instead of what is said by itself in every language, not only in its own.
function wholeRow(path: readonly string[], texts: Localised | undefined, usual: Localised): TextRow {
  return { ...rowOf(path, texts, texts === undefined ? usual : undefined), isWhole: true }
}
